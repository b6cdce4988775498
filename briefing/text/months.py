"""The names of the months in the languages that dates are read in."""

from __future__ import annotations

# Names of the months, January to December, and the ways they are cut short.
_MONTH_NAMES = {
    "en": "january february march april may june july august september october november december",
    "en short": "jan feb mar apr may jun jul aug sept|sep oct nov dec",
    "de": "januar|jänner februar|feber märz|maerz april mai juni juli august september oktober "
    "november dezember",
    "de short": "jän feb mär|mrz apr mai jun jul aug sept|sep okt nov dez",
    "fr": "janvier février|fevrier mars avril mai juin juillet août|aout septembre octobre "
    "novembre décembre|decembre",
    "fr short": "janv févr|fév mars avr mai juin juil août sept oct nov déc",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre "
    "noviembre diciembre",
    "es short": "ene feb mar abr may jun jul ago sept|set oct nov dic",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre "
    "novembre dicembre",
    "it short": "gen feb mar apr mag giu lug ago sett|set ott nov dic",
    "pt": "janeiro fevereiro março|marco abril maio junho julho agosto setembro outubro "
    "novembro dezembro",
    "pt short": "jan fev mar abr mai jun jul ago set out nov dez",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "nl short": "jan feb mrt apr mei jun jul aug sep okt nov dec",
    "da": "januar februar marts april maj juni juli august september oktober november december",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października "
    "listopada grudnia",
    "cs": "ledna února března dubna května června července srpna září října listopadu prosince",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "ru short": "янв фев|февр мар апр мая июн июл авг сен|сент окт ноя|нояб дек",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "tr": "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "hu": "január február március április május június július augusztus szeptember október "
    "november december",
    "id": "januari februari maret april mei juni juli agustus september oktober november desember",
}
_MONTHS: dict[str, int] = {
    name: number
    for names in _MONTH_NAMES.values()
    for number, forms in enumerate(names.split(), start=1)
    for name in forms.split("|")
}


def month_of(name: str) -> int | None:
    """The number of a month by its name or abbreviation, in the languages known here."""
    return _MONTHS.get(name.rstrip(".").lower())
