"""One plain alphabet for the readers, at unchanged offsets: full-width, traditional and variant signs."""

# One character for one: no offset may move. Of the traditional characters only those the grammar looks at are here.
_PAIRS = (
    ("０１２３４５６７８９％．，／（）＋", "0123456789%.,/()+"),
    (
        "長達萬億畝噸戶個佔爲為從總產業財農優調結構條間處實現較減與當擴點類種項縣鄉鎮餘來號層約過車輛頭隻養棟級稅國動幾兩稱團學雙",
        "长达万亿亩吨户个占为为从总产业财农优调结构条间处实现较减与当扩点类种项县乡镇余来号层约过车辆头只养栋级税国动几两称团学双",
    ),
    ("：∶︰﹕", "::::"),
    ("－–—―～〜", "----~~"),
    ("\u3000\u00a0\r", "   "),
)
_TABLE = str.maketrans("".join(a for a, _ in _PAIRS), "".join(b for _, b in _PAIRS))


def plain(text: str) -> str:
    """Return `text` at the same length, every character the grammar knows in one plain form."""
    return text.translate(_TABLE)
