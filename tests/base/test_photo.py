import struct
import zlib
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from taizhang.base.photo import MAX_SIDE, PhotoError, clean_photo


def encoded(picture: Image.Image, form: str, **options: object) -> bytes:
    out = BytesIO()
    picture.save(out, form, **options)
    return out.getvalue()


def shot(width: int = 40, height: int = 20) -> Image.Image:
    picture = Image.new("RGB", (width, height), "navy")
    picture.paste("white", (0, 0, width // 2, height // 2))
    return picture


def test_clean_photo_when_the_camera_wrote_where_and_how_it_was_held() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # held upright
    exif[0x010F] = "SecretCamera"
    exif.get_ifd(0x8825)[1] = "N"
    made, mime = clean_photo(encoded(shot(), "JPEG", exif=exif, comment=b"SecretComment"))
    with Image.open(BytesIO(made)) as picture:
        assert (mime, picture.format, picture.size, dict(picture.getexif())) == ("image/jpeg", "JPEG", (20, 40), {})
    assert b"Secret" not in made


@pytest.mark.parametrize(
    ("form", "mode", "mime"),
    [
        ("PNG", "RGBA", "image/png"),
        ("PNG", "P", "image/png"),
        ("PNG", "I;16", "image/png"),
        ("GIF", "P", "image/png"),
        ("BMP", "RGB", "image/png"),
        ("WEBP", "RGB", "image/jpeg"),
        ("WEBP", "RGBA", "image/png"),
        ("JPEG", "CMYK", "image/jpeg"),
        ("JPEG", "L", "image/jpeg"),
        ("AVIF", "RGB", "image/jpeg"),
    ],
)
def test_clean_photo_when_it_comes_in_any_form(form: str, mode: str, mime: str) -> None:
    made, said = clean_photo(encoded(Image.new(mode, (30, 30)), form))
    with Image.open(BytesIO(made)) as picture:
        assert (said, Image.MIME[picture.format or ""], picture.size) == (mime, mime, (30, 30))


def test_clean_photo_when_it_is_too_large_to_keep() -> None:
    made, _ = clean_photo(encoded(shot(MAX_SIDE * 2, 100), "JPEG"))
    with Image.open(BytesIO(made)) as picture:
        assert picture.size == (MAX_SIDE, 50)


def bomb(width: int, height: int) -> bytes:
    """A PNG of a few bytes that claims to be of this size."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b"")


@pytest.mark.parametrize("size", [(9000, 9000), (12000, 12000), (60000, 60000)])
def test_clean_photo_when_it_is_a_bomb(size: tuple[int, int]) -> None:
    with pytest.raises(PhotoError, match="这张图片的尺寸大得不正常"):
        clean_photo(bomb(*size))


@pytest.mark.parametrize(
    "data", [b"", b"\x89PNG\r\n\x1a\n", encoded(shot(200, 200), "JPEG")[:400], b"<svg/>", bomb(9, 9)]
)
def test_clean_photo_when_it_is_broken(data: bytes) -> None:
    with pytest.raises(PhotoError, match="这张图片打不开，可能没有传完整：请重新拍摄或另存为 JPG 后再传。"):
        clean_photo(data)


@given(st.binary(max_size=200), st.sampled_from([b"", b"\xff\xd8\xff", b"GIF89a", b"BM", b"RIFF\0\0\0\0WEBP"]))
def test_clean_photo_when_given_rubbish(data: bytes, head: bytes) -> None:
    try:
        clean_photo(head + data)
    except PhotoError:
        return
