"""Who buys from Maison Camille: made-up people with made-up addresses, drawn from short lists."""

from dataclasses import dataclass
from random import Random

from commerce.customers.rules import PostalAddress

FRENCH = [
    "Adèle",
    "Agathe",
    "Alice",
    "Anaïs",
    "Antoine",
    "Apolline",
    "Arthur",
    "Aurélien",
    "Baptiste",
    "Benoît",
    "Camille",
    "Capucine",
    "Cécile",
    "Chloé",
    "Clément",
    "Clémence",
    "Constance",
    "Damien",
    "Édouard",
    "Éléonore",
    "Élise",
    "Émilie",
    "Étienne",
    "Fabien",
    "Gabriel",
    "Gaspard",
    "Hélène",
    "Hugo",
    "Inès",
    "Jeanne",
    "Joséphine",
    "Jules",
    "Juliette",
    "Léa",
    "Léo",
    "Louise",
    "Lucie",
    "Madeleine",
    "Manon",
    "Marguerite",
    "Marius",
    "Mathilde",
    "Maxime",
    "Nicolas",
    "Noémie",
    "Océane",
    "Paul",
    "Pauline",
    "Quentin",
    "Rémi",
    "Romane",
    "Sacha",
    "Simon",
    "Solène",
    "Théo",
    "Thibault",
    "Valentine",
    "Victor",
    "Yann",
    "Zoé",
]
FRENCH_FAMILIES = [
    "Arnaud",
    "Aubert",
    "Barbier",
    "Baudry",
    "Benali",
    "Bernard",
    "Berger",
    "Blanchard",
    "Bonnet",
    "Boyer",
    "Brunet",
    "Carpentier",
    "Chevalier",
    "Collet",
    "Cordier",
    "Delmas",
    "Denis",
    "Diallo",
    "Dufour",
    "Dumont",
    "Durand",
    "Fabre",
    "Faure",
    "Fontaine",
    "Fournier",
    "Gaillard",
    "Garnier",
    "Gauthier",
    "Girard",
    "Guérin",
    "Haddad",
    "Hamon",
    "Jacquet",
    "Lambert",
    "Lefebvre",
    "Legrand",
    "Lemaire",
    "Leroy",
    "Marchand",
    "Marty",
    "Masson",
    "Mercier",
    "Meunier",
    "Moreau",
    "Morin",
    "Nguyen",
    "Noël",
    "Olivier",
    "Perrin",
    "Pichon",
    "Prévost",
    "Renard",
    "Rivière",
    "Roche",
    "Rousseau",
    "Roussel",
    "Simon",
    "Tanguy",
    "Tessier",
    "Vidal",
]
ENGLISH = [
    "Alan",
    "Beatrice",
    "Charlotte",
    "Daniel",
    "Edith",
    "Fiona",
    "George",
    "Hannah",
    "Isla",
    "James",
    "Kate",
    "Liam",
    "Maeve",
    "Nora",
    "Oscar",
    "Phoebe",
    "Rhys",
    "Sarah",
    "Thomas",
    "Wendy",
]
ENGLISH_FAMILIES = [
    "Ashworth",
    "Baker",
    "Clarke",
    "Dawson",
    "Ellis",
    "Fletcher",
    "Griffiths",
    "Harper",
    "Irving",
    "Jones",
    "Kerr",
    "Lennox",
    "Murray",
    "Nolan",
    "Parker",
    "Reid",
    "Sinclair",
    "Turner",
    "Walsh",
    "Young",
]
STREETS = (
    "rue des Lilas", "rue de la République", "avenue Jean-Jaurès", "rue Victor-Hugo", "place du Marché",
    "rue des Écoles", "chemin des Vignes", "quai de la Loire", "impasse du Moulin", "boulevard Pasteur",
    "rue de l’Église", "allée des Tilleuls",
)  # fmt: skip
PLACES = (
    ("75011", "Paris", "FR"), ("69003", "Lyon", "FR"), ("13006", "Marseille", "FR"), ("44000", "Nantes", "FR"),
    ("33000", "Bordeaux", "FR"), ("59000", "Lille", "FR"), ("35000", "Rennes", "FR"), ("67000", "Strasbourg", "FR"),
    ("37000", "Tours", "FR"), ("34000", "Montpellier", "FR"), ("31000", "Toulouse", "FR"), ("06000", "Nice", "FR"),
    ("49100", "Angers", "FR"), ("29200", "Brest", "FR"), ("21000", "Dijon", "FR"), ("1050", "Bruxelles", "BE"),
    ("4000", "Liège", "BE"), ("1331", "Luxembourg", "LU"), ("98000", "Monaco", "MC"),
)  # fmt: skip
SPEAK_FRENCH = 0.72
PLAIN = str.maketrans("àâäçéèêëîïôöùûüÿ", "aaaceeeeiioouuuy")


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    email: str
    language: str
    address: PostalAddress


def draw(chance: Random, *, number: int) -> Person:
    """Person `number`, whose e-mail address nobody else has."""
    french = chance.random() < SPEAK_FRENCH
    first = chance.choice(FRENCH if french else ENGLISH)
    family = chance.choice(FRENCH_FAMILIES if french else ENGLISH_FAMILIES)
    email = f"{first}.{family}.{number}@example.com".lower().translate(PLAIN)
    return Person(
        f"{first} {family}", email, "fr" if french else "en", home(chance, name=f"{first} {family}")
    )


def home(chance: Random, *, name: str) -> PostalAddress:
    """Somewhere that Maison Camille delivers to."""
    postcode, city, country = chance.choice(PLACES)
    street = f"{chance.randint(1, 120)} {chance.choice(STREETS)}"
    return PostalAddress(name=name, line1=street, postcode=postcode, city=city, country=country)
