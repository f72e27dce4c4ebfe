"""British English, as the Unicode CLDR has it (en_GB), without loading babel.

A test compares every format here with what babel gives.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache

_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_SHORT_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec".split()
_SKELETONS = {
    "y": "{year}",
    "MMM": "{short}",
    "MMMM": "{month}",
    "yMMM": "{short} {year}",
    "yMMMM": "{month} {year}",
    "MMMd": "{day} {short}",
    "MMMMd": "{day} {month}",
    "yMMMd": "{day} {short} {year}",
}


class British:
    """The formats of British English."""

    tag = "en-GB"

    def number(self, value: Decimal) -> str:
        """A number with all the digits that it has: `1,400.5`."""
        return f"{value:,f}"

    percent = "%"

    def plural(self, value: Decimal) -> str:
        """The plural category of a noun behind a number."""
        return "one" if abs(value) == 1 else "other"

    def currency(self, code: str, category: str) -> str:
        """The name of a currency: `US dollars`."""
        return _currencies()[code][0 if category == "one" else 1]

    def long_date(self, day: date) -> str:
        """A day in full: `21 November 2023`."""
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"

    def part_of_date(self, skeleton: str, day: date) -> str:
        """The parts of a date that a skeleton names: `yMMM` gives `Nov 2023`."""
        return _SKELETONS[skeleton.removeprefix("bound ")].format(
            day=day.day,
            month=_MONTHS[day.month - 1],
            short=_SHORT_MONTHS[day.month - 1],
            year=day.year,
        )

    def phrase(self, items: Sequence[str]) -> str:
        """Items as a phrase: `France, India and Georgia`."""
        return " and ".join([part for part in (", ".join(items[:-1]), items[-1]) if part])


@cache
def _currencies() -> Mapping[str, tuple[str, str]]:
    """The names of one and of several units of money, by ISO 4217 code."""
    names = {}
    for line in _CURRENCIES.splitlines():
        code, _, both = line.partition(" ")
        one, _, several = both.partition(" | ")
        names[code] = (one, several)
    return names


# Of one and of several; from CLDR, as babel gives them.
_CURRENCIES = """\
AED UAE dirham | UAE dirhams
AFN Afghan afghani | Afghan afghanis
ALL Albanian lek | Albanian lekë
AMD Armenian dram | Armenian drams
ANG Netherlands Antillean guilder | Netherlands Antillean guilders
AOA Angolan kwanza | Angolan kwanzas
ARS Argentine peso | Argentine pesos
AUD Australian dollar | Australian dollars
AWG Aruban florin | Aruban florin
AZN Azerbaijani manat | Azerbaijani manats
BAM Bosnia-Herzegovina convertible mark | Bosnia-Herzegovina convertible marks
BBD Barbadian dollar | Barbadian dollars
BDT Bangladeshi taka | Bangladeshi takas
BGN Bulgarian lev | Bulgarian leva
BHD Bahraini dinar | Bahraini dinars
BIF Burundian franc | Burundian francs
BMD Bermudian dollar | Bermudian dollars
BND Brunei dollar | Brunei dollars
BOB Bolivian boliviano | Bolivian bolivianos
BRL Brazilian real | Brazilian reals
BSD Bahamian dollar | Bahamian dollars
BTN Bhutanese ngultrum | Bhutanese ngultrums
BWP Botswanan pula | Botswanan pulas
BYN Belarusian rouble | Belarusian roubles
BZD Belize dollar | Belize dollars
CAD Canadian dollar | Canadian dollars
CDF Congolese franc | Congolese francs
CHF Swiss franc | Swiss francs
CLF Chilean unit of account (UF) | Chilean units of account (UF)
CLP Chilean peso | Chilean pesos
CNY Chinese yuan | Chinese yuan
COP Colombian peso | Colombian pesos
CRC Costa Rican colón | Costa Rican colóns
CUP Cuban peso | Cuban pesos
CVE Cape Verdean escudo | Cape Verdean escudos
CZK Czech koruna | Czech korunas
DJF Djiboutian franc | Djiboutian francs
DKK Danish krone | Danish kroner
DOP Dominican peso | Dominican pesos
DZD Algerian dinar | Algerian dinars
EGP Egyptian pound | Egyptian pounds
ERN Eritrean nakfa | Eritrean nakfas
ETB Ethiopian birr | Ethiopian birr
EUR euro | euros
FJD Fijian dollar | Fijian dollars
FKP Falkland Islands pound | Falkland Islands pounds
GBP British pound | British pounds
GEL Georgian lari | Georgian laris
GHS Ghanaian cedi | Ghanaian cedis
GIP Gibraltar pound | Gibraltar pounds
GMD Gambian dalasi | Gambian dalasis
GNF Guinean franc | Guinean francs
GTQ Guatemalan quetzal | Guatemalan quetzals
GYD Guyanaese dollar | Guyanaese dollars
HKD Hong Kong dollar | Hong Kong dollars
HNL Honduran lempira | Honduran lempiras
HTG Haitian gourde | Haitian gourdes
HUF Hungarian forint | Hungarian forints
IDR Indonesian rupiah | Indonesian rupiahs
ILS Israeli new shekel | Israeli new shekels
INR Indian rupee | Indian rupees
IQD Iraqi dinar | Iraqi dinars
IRR Iranian rial | Iranian rials
ISK Icelandic króna | Icelandic krónur
JMD Jamaican dollar | Jamaican dollars
JOD Jordanian dinar | Jordanian dinars
JPY Japanese yen | Japanese yen
KES Kenyan shilling | Kenyan shillings
KGS Kyrgystani som | Kyrgystani soms
KHR Cambodian riel | Cambodian riels
KMF Comorian franc | Comorian francs
KPW North Korean won | North Korean won
KRW South Korean won | South Korean won
KWD Kuwaiti dinar | Kuwaiti dinars
KYD Cayman Islands dollar | Cayman Islands dollars
KZT Kazakhstani tenge | Kazakhstani tenges
LAK Laotian kip | Laotian kips
LBP Lebanese pound | Lebanese pounds
LKR Sri Lankan rupee | Sri Lankan rupees
LRD Liberian dollar | Liberian dollars
LSL Lesotho loti | Lesotho maloti
LYD Libyan dinar | Libyan dinars
MAD Moroccan dirham | Moroccan dirhams
MDL Moldovan leu | Moldovan lei
MGA Malagasy ariary | Malagasy ariary
MKD Macedonian denar | Macedonian denari
MMK Myanmar kyat | Myanmar kyats
MNT Mongolian tugrik | Mongolian tugriks
MOP Macanese pataca | Macanese patacas
MRU Mauritanian ouguiya | Mauritanian ouguiyas
MUR Mauritian rupee | Mauritian rupees
MVR Maldivian rufiyaa | Maldivian rufiyaa
MWK Malawian kwacha | Malawian kwachas
MXN Mexican peso | Mexican pesos
MYR Malaysian ringgit | Malaysian ringgits
MZN Mozambican metical | Mozambican meticals
NAD Namibian dollar | Namibian dollars
NGN Nigerian naira | Nigerian nairas
NIO Nicaraguan córdoba | Nicaraguan córdobas
NOK Norwegian krone | Norwegian kroner
NPR Nepalese rupee | Nepalese rupees
NZD New Zealand dollar | New Zealand dollars
OMR Omani rial | Omani rials
PAB Panamanian balboa | Panamanian balboas
PEN Peruvian sol | Peruvian soles
PGK Papua New Guinean kina | Papua New Guinean kina
PHP Philippine peso | Philippine pesos
PKR Pakistani rupee | Pakistani rupees
PLN Polish zloty | Polish zlotys
PYG Paraguayan guarani | Paraguayan guaranis
QAR Qatari riyal | Qatari riyals
RON Romanian leu | Romanian lei
RSD Serbian dinar | Serbian dinars
RUB Russian rouble | Russian roubles
RWF Rwandan franc | Rwandan francs
SAR Saudi riyal | Saudi riyals
SBD Solomon Islands dollar | Solomon Islands dollars
SCR Seychellois rupee | Seychellois rupees
SDG Sudanese pound | Sudanese pounds
SEK Swedish krona | Swedish kronor
SGD Singapore dollar | Singapore dollars
SHP St Helena pound | St Helena pounds
SLE Sierra Leonean leone | Sierra Leonean leones
SOS Somali shilling | Somali shillings
SRD Surinamese dollar | Surinamese dollars
SSP South Sudanese pound | South Sudanese pounds
STN São Tomé & Príncipe dobra | São Tomé & Príncipe dobras
SVC Salvadoran colón | Salvadoran colones
SYP Syrian pound | Syrian pounds
SZL Swazi lilangeni | Swazi emalangeni
THB Thai baht | Thai baht
TJS Tajikistani somoni | Tajikistani somonis
TMT Turkmenistani manat | Turkmenistani manat
TND Tunisian dinar | Tunisian dinars
TOP Tongan paʻanga | Tongan paʻanga
TRY Turkish lira | Turkish Lira
TTD Trinidad & Tobago dollar | Trinidad & Tobago dollars
TWD New Taiwan dollar | New Taiwan dollars
TZS Tanzanian shilling | Tanzanian shillings
UAH Ukrainian hryvnia | Ukrainian hryvnias
UGX Ugandan shilling | Ugandan shillings
USD US dollar | US dollars
UYU Uruguayan peso | Uruguayan pesos
UZS Uzbekistani som | Uzbekistani som
VED Bolívar Soberano | Bolívar Soberanos
VES Venezuelan bolívar | Venezuelan bolívars
VND Vietnamese dong | Vietnamese dong
VUV Vanuatu vatu | Vanuatu vatu
WST Samoan tala | Samoan tala
XAF Central African CFA franc | Central African CFA francs
XAG troy ounce of silver | troy ounces of silver
XAU troy ounce of gold | troy ounces of gold
XCD East Caribbean dollar | East Caribbean dollars
XDR special drawing rights | special drawing rights
XOF West African CFA franc | West African CFA francs
XPD troy ounce of palladium | troy ounces of palladium
XPF CFP franc | CFP francs
XPT troy ounce of platinum | troy ounces of platinum
YER Yemeni rial | Yemeni rials
ZAR South African rand | South African rand
ZMW Zambian kwacha | Zambian kwachas
ZWL Zimbabwean dollar (2009–2024) | Zimbabwean dollars (2009–2024)
"""
