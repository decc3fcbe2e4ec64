"""Sample values for the look's boards: every state a component can be in. They are examples, not content."""

from types import SimpleNamespace as Values

OUI, NON, INCONNU = "oui", "non", "inconnu"

NIVEAUX = ("déclaré", "logique expliquée", "suivi ou avis mesuré", "comparaison", "confirmé", "tient à l’échelle")
PREUVES = [Values(niveau=None, libelle="non noté")] + [Values(niveau=n, libelle=t) for n, t in enumerate(NIVEAUX)]

EFFETS = [
    Values(id="favorable", libelle="favorable"),
    Values(id="mitige", libelle="mitigé"),
    Values(id="non-demontre", libelle="non démontré"),
    Values(id="defavorable", libelle="défavorable"),
    Values(id="inconnu", libelle="inconnu"),
]

COUTS = [
    Values(bande=None, libelle="par bénéficiaire : non renseigné"),
    Values(bande=1, libelle="100 € au plus par bénéficiaire"),
    Values(bande=3, libelle="2 000 € au plus par bénéficiaire"),
    Values(bande=5, libelle="plus de 10 000 € par bénéficiaire"),
]

REPONSES = [
    [OUI] * 6,
    [OUI, OUI, INCONNU, OUI, NON, OUI],
    [INCONNU] * 6,
]

STATUTS = [
    Values(id="origine", libelle="origine"),
    Values(id="active", libelle="reprise active"),
    Values(id="pilote", libelle="site pilote"),
    Values(id="option", libelle="option posée"),
    Values(id="en-projet", libelle="en projet"),
    Values(id="arretee", libelle="arrêtée"),
]

SPECTRE = [
    Values(libelle="Diffusion centralisée", actif=False, lien=None),
    Values(libelle="Essaimage en franchise", actif=True, lien="#spectre"),
    Values(libelle="Essaimage souple", actif=False, lien="#spectre"),
    Values(libelle="Dissémination", actif=False, lien=None),
]

THEMES = [
    ("emploi-insertion", "Emploi, insertion, formation"),
    ("education-jeunesse", "Éducation, jeunesse"),
    ("petite-enfance-famille", "Petite enfance, famille"),
    ("sante-autonomie", "Santé, autonomie, vieillissement"),
    ("logement-energie", "Logement, précarité énergétique"),
    ("pauvrete-droits", "Pauvreté, accès aux droits"),
    ("lien-social", "Lien social, citoyenneté, participation"),
    ("alimentation-agriculture", "Alimentation, agriculture"),
    ("transition-ecologique", "Environnement, énergie, réemploi"),
    ("justice-securite-defense", "Justice, sécurité, défense"),
    ("mobilite", "Mobilités"),
    ("culture-sport", "Culture, sport, loisirs"),
    ("numerique", "Numérique, données"),
    ("economie-ess", "Développement économique, ESS, finance"),
    ("action-publique", "Modernisation de l’action publique"),
]

PROBLEMES = [Values(libelle=t, lien="#problemes", icone=i, compte=n) for n, (i, t) in enumerate(THEMES, start=1)]

MODELES = [
    Values(numero=1, titre="Approfondissement", devise="Faire mieux ce que l’on fait déjà", lien="#modeles"),
    Values(numero=2, titre="Diversification", devise="Faire autre chose", lien="#modeles"),
    Values(numero=3, titre="Duplication", devise="Faire plus", lien="#modeles"),
    Values(numero=4, titre="Fertilisation", devise="Faire faire à d’autres", lien="#modeles"),
    Values(numero=5, titre="Coopération", devise="Faire ensemble", lien="#modeles"),
    Values(numero=6, titre="Fusion", devise="S’unir", lien="#modeles"),
]

SOURCE = Values(numero=3, titre="Rapport « Ensemble, accélérons ! », page 24", lien="#source-3")

FRAICHEURS = [
    Values(etat="recente", date="3 novembre 2026", iso="2026-11-03"),
    Values(etat="a-revoir", date="14 octobre 2025", iso="2025-10-14"),
    Values(etat="ancienne", date="2 mai 2023", iso="2023-05-02"),
]

FIL = [
    Values(titre="Accueil", lien="#"),
    Values(titre="Initiatives", lien="#"),
    Values(titre="Échange de services entre habitants", lien=None),
]

CARTES = [
    Values(
        id="exemple-services",
        titre="Échanger des services entre habitants, une heure pour une heure",
        lien="#fiche",
        resume="Des habitants d’un même quartier se rendent des services comptés en temps, quels qu’ils soient.",
        theme=Values(libelle="Lien social, citoyenneté, participation", lien="#", icone="lien-social", compte=None),
        origine="Québec, 2002",
        reprises="12 reprises dans 2 pays",
        nombre_reprises=12,
        taille="De 2 155 habitants (Espelette) à 238 246 (Lille)",
        preuve=PREUVES[3],
        cout=COUTS[1],
        montant="Investissements : 15 000 € (Québec, 2002)",
        reponses=REPONSES[0],
        raisons=[],
    ),
    Values(
        id="exemple-cantine",
        titre="Une cantine biologique pour les tout-petits",
        lien="#fiche",
        resume="Des repas entièrement biologiques livrés aux crèches, préparés à quelques kilomètres de là.",
        theme=Values(libelle="Petite enfance, famille", lien="#", icone="petite-enfance-famille", compte=None),
        origine="Métropole de Lille, 2009",
        reprises="pas encore reprise",
        nombre_reprises=0,
        taille="",
        preuve=PREUVES[0],
        cout=COUTS[0],
        montant="",
        reponses=REPONSES[2],
        raisons=[],
    ),
    Values(
        id="exemple-energie",
        titre="Repérer la précarité énergétique au porte-à-porte",
        lien="#fiche",
        resume="Des équipes formées passent chez les ménages, mesurent, réparent et ouvrent les droits.",
        theme=Values(libelle="Logement, précarité énergétique", lien="#", icone="logement-energie", compte=None),
        origine="Grenoble, 2012",
        reprises="1 reprise",
        nombre_reprises=1,
        taille="156 140 habitants (Grenoble)",
        preuve=PREUVES[2],
        cout=COUTS[2],
        montant="",
        reponses=REPONSES[1],
        raisons=["Répond à un besoin déclaré ici", "Éprouvée dans un département de même densité"],
    ),
]

ARBRE = Values(
    titre="Québec",
    lien="#",
    precision="2002",
    statut=STATUTS[0],
    courant=False,
    enfants=[
        Values(
            titre="France",
            lien=None,
            precision="depuis 2011",
            statut=STATUTS[1],
            courant=True,
            enfants=[
                Values(titre="Paris", lien="#", precision="2011", statut=STATUTS[1], courant=False, enfants=[]),
                Values(titre="Guéret", lien="#", precision="2027", statut=STATUTS[4], courant=False, enfants=[]),
            ],
        ),
        Values(titre="Belgique", lien="#", precision="2014", statut=STATUTS[5], courant=False, enfants=[]),
    ],
)

LIGNES_COUTS = [
    Values(libelle="Temps d’agent, mise en œuvre", montant="0,5 ETP", part=40),
    Values(libelle="Temps d’agent, fonctionnement", montant="1,2 ETP", part=100),
    Values(libelle="Investissements", montant="15 000 €", part=62),
    Values(libelle="Autres dépenses", montant="4 200 € par an", part=18),
    Values(libelle="Financements exceptionnels", montant=None, part=None),
    Values(libelle="Coûts évités", montant=None, part=None),
]

FACETTES = [
    Values(
        id="theme",
        libelle="Thème",
        ouvert=True,
        valeurs=[Values(id=i, libelle=t, compte=n, coche=n == 2) for n, (i, t) in enumerate(THEMES[:6], start=1)],
    ),
    Values(
        id="preuve",
        libelle="Preuve",
        ouvert=False,
        valeurs=[Values(id="3", libelle="3 et plus", compte=4, coche=False)],
    ),
    Values(id="cout", libelle="Coût", ouvert=False, valeurs=[]),
]

PLANCHE = {name.lower(): value for name, value in list(globals().items()) if name.isupper()}
"""What a board is given, by the names above in lower case."""
