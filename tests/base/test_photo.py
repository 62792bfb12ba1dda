import io

import pytest
from PIL import Image

from taizhang.base.photo import MAX_SIDE, PhotoBroken, clean_photo


def jpeg(size: tuple[int, int] = (40, 20), exif: Image.Exif | None = None) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, (200, 30, 30)).save(out, "JPEG", exif=exif or Image.Exif(), comment=b"secret place")
    return out.getvalue()


def test_photo_with_exif_comes_back_without_it() -> None:
    exif = Image.Exif()
    exif[0x010F] = "MakerName"
    exif[0x9003] = "2023:11:10 09:12:00"
    content, mime = clean_photo(jpeg(exif=exif))
    opened = Image.open(io.BytesIO(content))
    assert (mime, dict(opened.getexif()), opened.info.get("comment")) == ("image/jpeg", {}, None)
    assert b"MakerName" not in content and b"secret place" not in content


def test_photo_lying_on_its_side_is_turned_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    content, _ = clean_photo(jpeg((40, 20), exif))
    assert Image.open(io.BytesIO(content)).size == (20, 40)


def test_photo_too_large_is_made_smaller() -> None:
    content, _ = clean_photo(jpeg((MAX_SIDE * 2, 100)))
    assert Image.open(io.BytesIO(content)).size == (MAX_SIDE, 50)


def test_transparent_picture_stays_transparent() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (4, 4), (0, 0, 0, 0)).save(out, "PNG")
    content, mime = clean_photo(out.getvalue())
    assert mime == "image/png"
    assert Image.open(io.BytesIO(content)).getpixel((0, 0)) == (0, 0, 0, 0)


@pytest.mark.parametrize("content", [b"", b"\xff\xd8\xff\xe0 not a photo", b"\x89PNG\r\n\x1a\n" + b"\x00" * 40])
def test_broken_picture_is_refused_with_a_sentence(content: bytes) -> None:
    with pytest.raises(PhotoBroken, match="这张图片打不开"):
        clean_photo(content)


def test_picture_of_too_many_pixels_is_refused() -> None:
    out = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(out, "PNG")
    with pytest.raises(PhotoBroken):
        clean_photo(out.getvalue())
