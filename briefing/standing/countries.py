"""Names of countries and unions of them, as papers write them: data to be added to."""

from __future__ import annotations

COUNTRIES = frozenset(
    name.strip()
    for name in """
Afghanistan, Albania, Algeria, Angola, Argentina, Armenia, Australia, Austria, Azerbaijan, Bahrain,
Bangladesh, Belarus, Belgium, Benin, Bhutan, Bolivia, Bosnia, Botswana, Brazil, Britain, Brunei,
Bulgaria, Burundi, Cambodia, Cameroon, Canada, Chad, Chile, China, Colombia, Congo, Croatia, Cuba,
Cyprus, Denmark, DPRK, DRC, Ecuador, Egypt, England, Eritrea, Estonia, Ethiopia, EU, European Union,
Fiji, Finland, France, Gabon, Gambia, Georgia, Germany, Ghana, Greece, Guatemala, Guinea, Guyana,
Haiti, Honduras, Hungary, Iceland, India, Indonesia, Iran, Iraq, Ireland, Israel, Italy, Ivory
Coast,
Jamaica, Japan, Jordan, Kazakhstan, Kenya, Kosovo, Kuwait, Kyrgyzstan, Laos, Latvia, Lebanon,
Liberia,
Libya, Lithuania, Luxembourg, Madagascar, Malawi, Malaysia, Mali, Malta, Mauritania, Mexico,
Moldova,
Mongolia, Montenegro, Morocco, Mozambique, Myanmar, Namibia, Nepal, Netherlands, New Zealand,
Nicaragua, Niger, Nigeria, North Korea, North Macedonia, Norway, Oman, Pakistan, Palestine, Panama,
Papua New Guinea, Paraguay, Peru, Philippines, Poland, Portugal, PRC, Qatar, Republic of Korea, ROK,
Romania, Russia, Rwanda, Saudi Arabia, Scotland, Senegal, Serbia, Sierra Leone, Singapore, Slovakia,
Slovenia, Somalia, South Africa, South Korea, South Sudan, Soviet Union, Spain, Sri Lanka, Sudan,
Suriname, Sweden, Switzerland, Syria, Taiwan, Tajikistan, Tanzania, Thailand, Togo, Tunisia, Turkey,
Turkmenistan, Türkiye, UAE, Uganda, UK, Ukraine, United Arab Emirates, United Kingdom, United
States,
Uruguay, US, U.S, USA, Uzbekistan, Vatican, Venezuela, Vietnam, Wales, Yemen, Zambia, Zimbabwe,
Democratic People's Republic of Korea, People's Republic of China
""".replace("\n", " ").split(",")
)

# Names of the same country.
SAME = {
    name: group[0]
    for group in (
        ("South Korea", "ROK", "Republic of Korea", "Seoul"),
        ("North Korea", "DPRK", "Democratic People's Republic of Korea", "Pyongyang"),
        ("China", "PRC", "People's Republic of China", "Beijing"),
        ("United States", "US", "U.S", "USA", "Washington"),
        ("United Kingdom", "UK", "Britain", "London"),
        ("European Union", "EU", "Brussels"),
        ("United Arab Emirates", "UAE", "Abu Dhabi"),
        ("Turkey", "Türkiye", "Ankara"),
        ("Russia", "Moscow"),
        ("Japan", "Tokyo"),
        ("Germany", "Berlin"),
        ("France", "Paris"),
        ("India", "New Delhi"),
        ("Iran", "Tehran"),
        ("Ukraine", "Kyiv", "Kiev"),
    )
    for name in group
}
