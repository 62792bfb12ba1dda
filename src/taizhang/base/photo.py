"""Photos made safe: drawn anew, so that place, time, device and whatever else hides in the file are gone."""

import io

from PIL import Image, ImageOps, UnidentifiedImageError

KINDS = frozenset({"image/jpeg", "image/png", "image/webp"})
MAX_SIDE = 2560  # pixels; enough to read a notice on a wall
MAX_PIXELS = 80_000_000


class PhotoBroken(ValueError):
    """A picture that cannot be read, or is too large to be opened safely."""


def clean_photo(content: bytes) -> tuple[bytes, str]:
    """The picture drawn anew and its type: turned upright, at most MAX_SIDE pixels, without EXIF, XMP or comments.

    Raises PhotoBroken where it cannot be read or would need too much memory.
    """
    try:
        with Image.open(io.BytesIO(content), formats=("JPEG", "PNG", "WEBP")) as picture:
            if picture.width * picture.height > MAX_PIXELS:
                raise PhotoBroken("这张图片的像素太多，请缩小后再传。")
            drawn = ImageOps.exif_transpose(picture)
            drawn.thumbnail((MAX_SIDE, MAX_SIDE))
            clear = drawn.mode in ("RGBA", "LA", "PA") or "transparency" in drawn.info
            bare = drawn.convert("RGBA" if clear else "RGB")
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError) as error:
        if isinstance(error, PhotoBroken):
            raise
        raise PhotoBroken("这张图片打不开，可能已损坏，请重新拍照或另存后再传。") from error
    # A new image takes the pixels alone: `info` would carry EXIF, XMP and colour profiles into the saved file.
    fresh = Image.new(bare.mode, bare.size)
    fresh.paste(bare)
    out = io.BytesIO()
    if clear:
        fresh.save(out, "PNG", optimize=False)
        return out.getvalue(), "image/png"
    fresh.save(out, "JPEG", quality=86)
    return out.getvalue(), "image/jpeg"
