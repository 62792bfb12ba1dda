"""Photos made safe to keep: decoded and encoded anew, so that nothing but the picture remains."""

from io import BytesIO

from PIL import Image, ImageOps

from taizhang.base.filetype import PHOTOS as KINDS

__all__ = ["KINDS", "PhotoError", "clean_photo"]

_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "AVIF")
_LOSSLESS = ("PNG", "GIF", "BMP")
MAX_PIXELS = 80_000_000
MAX_SIDE = 3000


class PhotoError(ValueError):
    """A picture that cannot be taken; the message says why and what to do."""


def clean_photo(data: bytes) -> tuple[bytes, str]:
    """The picture encoded anew and its MIME type: JPEG, or PNG where it was drawn or is transparent.

    Turned as the camera was held, the longer side at most 3000 pixels, without EXIF (place, time, device, thumbnail).
    PhotoError when it is no picture, is broken, or unpacks to more than 80 million pixels.
    """
    try:
        with Image.open(BytesIO(data), formats=_FORMATS) as picture:
            # asked before a pixel is decoded: a few kilobytes can claim to be a picture of gigabytes
            if picture.width * picture.height > MAX_PIXELS:
                raise Image.DecompressionBombError
            drawn = picture.format in _LOSSLESS
            profile = picture.info.get("icc_profile")
            turned = ImageOps.exif_transpose(picture)
            turned.thumbnail((MAX_SIDE, MAX_SIDE), Image.Resampling.LANCZOS)
            return _encoded(turned, drawn, profile)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PhotoError("这张图片的尺寸大得不正常（超过 8000 万像素）：请缩小后再传。") from error
    except (OSError, ValueError, SyntaxError, EOFError, KeyError, IndexError) as error:
        raise PhotoError("这张图片打不开，可能没有传完整：请重新拍摄或另存为 JPG 后再传。") from error


def _encoded(picture: Image.Image, drawn: bool, profile: bytes | None) -> tuple[bytes, str]:
    clear = picture.has_transparency_data
    out = BytesIO()
    if drawn or clear:
        plain = picture.convert("RGBA" if clear else "L" if picture.mode in ("1", "L") else "RGB")
        _forget(plain).save(out, "PNG", icc_profile=profile, optimize=False)
        return out.getvalue(), "image/png"
    # CMYK profiles do not fit what is saved: the colours are RGB by now
    keep = profile if picture.mode == "RGB" else None
    _forget(picture.convert("RGB")).save(out, "JPEG", quality=85, icc_profile=keep)
    return out.getvalue(), "image/jpeg"


def _forget(picture: Image.Image) -> Image.Image:
    """The pixels alone: what the file said besides (comments, XMP, text chunks) would be written out again."""
    picture.info = {}
    return picture
