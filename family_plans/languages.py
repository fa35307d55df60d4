"""The languages in which a plan can be printed beside English: those whose letters our own fonts have."""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Language:
    """A language: its code, its name in English and in itself, and whether it runs from right to left."""

    code: str
    name: str
    own_name: str
    rtl: bool = False


LANGUAGES = {
    each.code: each
    for each in (
        Language("sq", "Albanian", "Shqip"),
        Language("ar", "Arabic", "العربية", rtl=True),
        Language("bn", "Bengali", "বাংলা"),
        Language("bg", "Bulgarian", "Български"),
        Language("cs", "Czech", "Čeština"),
        Language("nl", "Dutch", "Nederlands"),
        Language("fa", "Farsi", "فارسی", rtl=True),
        Language("fr", "French", "Français"),
        Language("de", "German", "Deutsch"),
        Language("hu", "Hungarian", "Magyar"),
        Language("it", "Italian", "Italiano"),
        Language("lv", "Latvian", "Latviešu"),
        Language("lt", "Lithuanian", "Lietuvių"),
        Language("ps", "Pashto", "پښتو", rtl=True),
        Language("pl", "Polish", "Polski"),
        Language("pt", "Portuguese", "Português"),
        Language("pa", "Punjabi", "ਪੰਜਾਬੀ"),
        Language("pnb", "Punjabi in Shahmukhi", "پنجابی", rtl=True),
        Language("ro", "Romanian", "Română"),
        Language("ru", "Russian", "Русский"),
        Language("sk", "Slovak", "Slovenčina"),
        Language("so", "Somali", "Soomaali"),
        Language("es", "Spanish", "Español"),
        Language("sw", "Swahili", "Kiswahili"),
        Language("tr", "Turkish", "Türkçe"),
        Language("uk", "Ukrainian", "Українська"),
        Language("ur", "Urdu", "اردو", rtl=True),
        Language("cy", "Welsh", "Cymraeg"),
    )
}


def language_in(words):
    """The code of the first language on the list that is named in somebody's own words; empty when none is."""
    found = re.findall(r"\w+", words.casefold())
    by_name = {name.casefold(): one.code for one in LANGUAGES.values() for name in (one.name, one.own_name)}
    return next((by_name[word] for word in found if word in by_name), "")
