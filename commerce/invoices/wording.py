"""What invoices say until the merchant says it otherwise."""

from commerce.base.words import Words

# French commercial code (Code de commerce), art. L441-9 and D441-5, by code of UNTDID 4451.
COMPANIES = {
    "AAB": Words(
        en="No discount for early payment.",
        fr="Pas d’escompte pour paiement anticipé.",
    ),
    "PMD": Words(
        en="Companies that pay late owe interest at three times the legal rate.",
        fr="Pour les professionnels, tout retard de paiement entraîne des pénalités au taux de trois fois"
        " l’intérêt légal.",
    ),
    "PMT": Words(
        en="Companies that pay late owe a fixed recovery fee of €40.",
        fr="Pour les professionnels, tout retard de paiement entraîne une indemnité forfaitaire de"
        " recouvrement de 40\N{NO-BREAK SPACE}€.",
    ),
}


def exemption() -> Words:
    return Words(
        en="VAT not applicable, article 293 B of the French tax code (CGI)",
        fr="TVA non applicable, art. 293 B du CGI",
    )


def terms() -> Words:
    return Words(
        {
            "en": " ".join(words["en"] for words in COMPANIES.values()),
            "fr": " ".join(words["fr"] for words in COMPANIES.values()),
        }
    )
