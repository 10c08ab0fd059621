"""Photographs are drawn anew from their dots: place, camera, comments and whatever was hung on are gone."""

from importlib import import_module
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from alongside.foundations.kernel.results import Refused
from alongside.foundations.uploads.kinds import SAVE_AS_PICTURE, Kind

LEGIBLE = 2048  # dots on each side: the small print of a page can be read
QUALITY = 88
DAMAGED = Refused("This picture is damaged.", SAVE_AS_PICTURE)


def open_what_it_needs() -> None:
    """Readers of pictures, and of what cameras wrote, are else looked for on the disk when the first needs them."""
    Image.preinit()
    import_module("PIL.TiffImagePlugin")


def redraw(data: bytes, kind: Kind, *, most_pixels: int) -> bytes:
    Image.MAX_IMAGE_PIXELS = most_pixels
    try:
        with Image.open(BytesIO(data), formats=[kind.upper()]) as picture:
            _check_size(picture, most_pixels)
            return _drawn(picture, kind)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_many(most_pixels) from None
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError):
        raise DAMAGED from None


def _check_size(picture: Image.Image, most_pixels: int) -> None:
    if picture.width * picture.height > most_pixels:
        raise _too_many(most_pixels)


def _too_many(most_pixels: int) -> Refused:
    return Refused(
        f"This picture has more than {most_pixels // 1_000_000} million dots.",
        "Take it again with a smaller setting, or take a picture of the screen.",
    )


def _drawn(picture: Image.Image, kind: Kind) -> bytes:
    """A large JPEG is read at half its size or less; a PNG cannot be, and is copied as rarely as can be."""
    picture.draft("RGB", (LEGIBLE, LEGIBLE))
    ImageOps.exif_transpose(picture, in_place=True)
    mode = "RGBA" if kind is Kind.PNG and picture.has_transparency_data else "RGB"
    plain = picture if picture.mode == mode else picture.convert(mode)
    plain.info = {}
    drawn = BytesIO()
    plain.save(drawn, format=kind.upper(), **({"quality": QUALITY} if kind is Kind.JPEG else {}))
    return drawn.getvalue()
