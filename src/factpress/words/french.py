"""French words.

A colon has a no-break space before it, a semicolon a narrow one (Lexique des règles
typographiques en usage à l’Imprimerie nationale).
"""

from __future__ import annotations

import re

from factpress.words.table import Words

# A mute h is elided, an aspirated one is not; these are the stems that briefings count.
_VOWEL = re.compile(
    r"(?!onz|oui\b|ouist|uhlan)[aeiouàâäéèêëîïôöûüœæ]"
    r"|h(?!angar|aut|auss|éros|all|alte|amac|ameau|andicap|aricot|asard|ach|aie|arpon|"
    r"ors|ousse|ublot|uit|uguenot|ryvnia|ertz)",
    re.IGNORECASE,
)


def _of(unit: str) -> str:
    return f"d’{unit}" if _VOWEL.match(unit) else f"de {unit}"


def _numeral(place: int) -> str:
    return "1er" if place == 1 else f"{place}e"


WORDS = Words(
    locale="fr_FR",
    date_patterns={},
    first_of_month="1er",
    # A French "billion" is a million millions, and is taken for the English one: 10^12 is told
    # in milliards. "Mille" stands behind no digits.
    scales={
        6: {"one": "million", "other": "millions"},
        9: {"one": "milliard", "other": "milliards"},
    },
    scale_units={6: "millions", 9: "milliards"},
    of_unit=_of,
    ordinals={
        2: "deuxième",
        3: "troisième",
        4: "quatrième",
        5: "cinquième",
        6: "sixième",
        7: "septième",
        8: "huitième",
        9: "neuvième",
        10: "dixième",
    },
    ordinal_numeral=_numeral,
    genitive={},
    colon="\u00a0: ",
    semicolon="\u202f; ",
    stop=".",
    quoted="«\u00a0{text}\u00a0»",
    about="environ",
    more_than="plus de",
    at_least="au moins",
    less_than="moins de",
    at_most="au plus",
    not_reported="non communiqué",
    range_of="{low}\u00a0à\u00a0{high}",
    times={"other": "fois"},
    percentage_points={"one": "point de pourcentage", "other": "points de pourcentage"},
    per_cent="en pourcentage",
    span="{start} – {end}",
    before_day="avant le {date}",
    before="avant {date}",
    after_day="après le {date}",
    after="après {date}",
    within="{period}, {bound}",
    figure="Figure {number}",
    table="Tableau {number}",
    page_of="Page {page} sur {pages}",
    page="page {number}",
    pages="Pages",
    slides="Diapositives",
    contents="Sommaire",
    exhibits="Figures et tableaux",
    edition="Édition du {date}",
    bottom_line="L’essentiel",
    key_figures="Chiffres clés",
    source="Source\u00a0: {source}",
    source_head="Source",
    sources="Sources",
    in_the_source="Dans la source",
    value_item="valeur",
    note="Remarque",
    continued="({part} sur {parts})",
    footnote="Note {number}",
    footnote_mark="Note {number} dans le texte",
    annexes="Annexes",
    supplies_finding="Qui fournit quoi, et à quel stade",
    supplies_caption="Fournitures par pays et par désignation, avec leur état d’avancement",
    timeline_finding="Les événements dans l’ordre",
    timeline_caption="Événements datés, par ordre chronologique",
    statements_finding="Qui dit quoi",
    statements_caption="Déclarations, telles que la source les attribue",
    undisclosed="Ce que la source ne précise pas",
    undisclosed_intro="Cette note ne contient aucun des éléments suivants, car la source n’en "
    "donne aucun.",
    facts_file="Les faits dont cette note est tirée",
    story_file="La trame que cette note partage avec d’autres",
    data_file="Données dont cette note est tirée",
    record_file="Les chiffres et les illustrations de cette note, sous forme de données",
    ledger="Registre des chiffres",
    ledger_intro="Tous les chiffres de cette note, avec les termes sur lesquels ils reposent. Le "
    "repère qui suit un nombre dans le texte renvoie ici\u00a0; les pages et les diapositives "
    "indiquées sont celles où il figure.",
    figure_sources="Sources des chiffres",
    label="Indicateur",
    value="Valeur",
    value_as_given="Telle que saisie",
    period="Période",
    excerpt="Extrait",
    formula="Formule",
    used_for="Sert au calcul de",
    functions={
        "min": "min",
        "max": "max",
        "sum": "somme",
        "mean": "moyenne",
        "share": "part",
        "change": "variation",
    },
    computed="Calcul",
    poll="Sondage",
    supplier="Fournisseur",
    recipient="Destinataire",
    item="Désignation",
    kind="Nature",
    status="État d’avancement",
    maker="fabricant\u00a0: {maker}",
    date="Date",
    event="Événement",
    who="Qui",
    says="Déclaration",
    disclosures={
        "population": "population interrogée",
        "sample_size": "taille de l’échantillon",
        "fieldwork": "dates de l’enquête",
        "margin_of_error": "marge d’erreur",
        "question": "libellé de la question",
        "other_answers": "autres réponses",
        "mode": "mode de recueil",
        "sponsor": "commanditaire",
        "weighting": "pondération",
    },
    ranks={
        "preferred": "prioritaire",
        "normal": "non prioritaire",
        "deprecated": "obsolète",
    },
    rival="Autres sources",
    review_by="À réexaminer au plus tard",
    not_disclosed="non précisé",
    issued="publication\u00a0: {date}",
    accessed="consultation\u00a0: {date}",
    locator_plurals={
        "paragraphe": "paragraphes",
        "page": "pages",
        "tableau": "tableaux",
        "article": "articles",
    },
    striped="Hachures\u00a0: fourchette donnée par la source.",
    faded="Extrémité estompée\u00a0: valeur approximative.",
    open_end="Flèches\u00a0: l’autre borne n’est pas connue.",
    growth_computed="Évolution calculée à partir des valeurs indiquées.",
    difference_more="{amount} de plus",
    difference_less="{amount} de moins",
    unchanged="sans changement",
    unit_of="{what}, {unit}",
    remainder="Autres réponses ou sans réponse",
    remainder_note="La source ne donne pas les autres réponses\u00a0: le solde est ce qui reste de "
    "l’ensemble, sans détail.",
    rest="Reste",
    rest_note="Le reste complète l’ensemble\u202f; il est calculé, sans détail.",
    whole_bar="Part en pourcentage. Population\u00a0: {population}\u202f; la barre entière "
    "représente l’ensemble",
    asked_by="Sondage\u00a0: {pollster}.",
    map_subtitle="Fournitures signalées, par fournisseur",
    map_note="Les lignes relient les fournisseurs au destinataire\u202f; ce ne sont pas des "
    "itinéraires. {borders} Aucune position sur le statut juridique d’un territoire. Fond de "
    "carte\u00a0: Natural Earth.",
    map_borders_un="Frontières\u00a0: pratique des Nations Unies\u202f; en tirets si elles sont "
    "contestées.",
    map_borders_natural_earth="Frontières\u00a0: Natural Earth, d’après le contrôle du "
    "terrain\u202f; en tirets si elles sont contestées.",
    map_items="Objets\u00a0: {exhibit}.",
    timeline_subtitle="Dates aussi précises que la source les donne",
    timeline_note="Point\u00a0: jour exact. Barre\u00a0: seuls le mois, l’année ou une borne sont "
    "connus. Cercle\u00a0: date non communiquée.",
    date_unknown="Date non communiquée",
    alt_change="Diagramme à barres. {what}. {values}.",
    alt_growth="Rapport de la dernière valeur à la première\u00a0: {ratio}.",
    alt_share="Barre de parts. {what}. {values}.",
    alt_remainder="Le solde de {amount} n’est pas détaillé par la source.",
    alt_map="Carte des fournitures. Destinataire\u00a0: {recipient}.",
    alt_map_supplier="{supplier}\u00a0: {items}",
    alt_map_via="{items}, via {place}",
    alt_timeline="Chronologie. {values}.",
    # Deck
    findings="Constats",
    number_heading="Nº",
    slide_figures="Chiffres de cette diapositive",
    speaker_notes="Notes de l’orateur",
    alt_table="Tableau. {title}. Colonnes\u00a0: {columns}. Lignes\u00a0: {rows}.",
    # Charts of many values
    centre_tick="Trait\u00a0: valeur centrale donnée par la source.",
    range_dots="Deux points reliés\u00a0: fourchette donnée par la source.",
    about_ring="Cercle\u00a0: valeur approximative.",
    range_band="Bandes\u00a0: fourchettes données par la source.",
    abridged="Valeurs affichées\u00a0: {shown} sur {all}.",
    alt_dots="Diagramme à points. {what}. {values}.",
    alt_slope="Diagramme de pentes. {what}. {values}.",
    # Lines over time
    line_bound="Tireté fléché\u00a0: seule une borne est connue.",
    line_gap="Interruption\u00a0: valeur non communiquée.",
    cut_scale="L’échelle ne commence pas à zéro.",
    alt_line="Courbes. {what}. {values}.",
    # Small multiples
    one_scale="Tous les graphiques ont la même échelle.",
    alt_multiples="Petits graphiques à comparer\u00a0: {count}. {what}. {values}.",
    abridged_panels="Graphiques présentés\u00a0: {shown} sur {all}.",
    # Charts of amounts and of supplies
    alt_stack="Barre empilée. {what}. {values}.",
    stacked_ranges="Les montants incertains suivent toutes les parties pleines, dans la couleur de "
    "leur partie.",
    stage="Étape",
    stages={
        "offered": "offre",
        "announced": "annonce",
        "ordered": "contrat signé",
        "delivering": "livraison en cours",
        "delivered": "livraison effectuée",
    },
    stage_unknown="Étape non communiquée",
    status_subtitle="Fournitures signalées, de l’offre à la livraison",
    status_note="Point\u00a0: étape signalée. La ligne qui y mène ne signifie pas que les étapes "
    "précédentes sont signalées.",
    grid_subtitle="Fournitures signalées, par fournisseur et par catégorie",
    grid_note="Case vide\u00a0: rien n’est signalé.",
    counts_note="Les nombres comptent les lignes.",
    category="Catégorie",
    # Sheets of editable charts
    value_or_lower_end="Valeur ou borne inférieure",
    upper_end="Borne supérieure",
    middle_value="Valeur centrale",
    up_to_end="{label}, jusqu’à la borne supérieure",
    lower_end_of="{label}, borne inférieure",
    upper_end_of="{label}, borne supérieure",
    length_of_range="{label}, étendue de la fourchette",
    row="Ligne",
    parts="Composantes",
)
