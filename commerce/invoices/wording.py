"""What invoices say until the merchant says it otherwise."""

from commerce.base.words import Words

# French commercial code (Code de commerce), art. L441-9 and D441-5, by code of UNTDID 4451.
COMPANIES = {
    "AAB": Words(
        en="No discount for early payment.",
        fr="Pas d’escompte pour paiement anticipé.",
        bg="Не се предоставя отстъпка при предсрочно плащане.",
    ),
    "PMD": Words(
        en="Companies that pay late owe interest at three times the legal rate.",
        fr="Pour les professionnels, tout retard de paiement entraîne des pénalités au taux de trois fois"
        " l’intérêt légal.",
        bg="При забавено плащане фирмите дължат лихва в троен размер на законната.",
    ),
    "PMT": Words(
        en="Companies that pay late owe a fixed recovery fee of €40.",
        fr="Pour les professionnels, tout retard de paiement entraîne une indemnité forfaitaire de"
        " recouvrement de 40\N{NO-BREAK SPACE}€.",
        bg="При забавено плащане фирмите дължат обезщетение за събиране от 40\N{NO-BREAK SPACE}€.",
    ),
}


def exemption() -> Words:
    return Words(
        en="VAT not applicable, article 293 B of the French tax code (CGI)",
        fr="TVA non applicable, art. 293 B du CGI",
        bg="ДДС не се начислява, чл. 293 B от френския данъчен кодекс (CGI)",
    )


def terms() -> Words:
    return Words({code: " ".join(words[code] for words in COMPANIES.values()) for code in ("en", "fr", "bg")})
