"""Grey PNG files of 8 and 16 bit (w3.org/TR/png), as Synthslice writes them."""

import struct
import zlib

import numpy as np

from .errors import SynthsliceError

SIGNATURE = b"\x89PNG\r\n\x1a\n"
MAX_PIXELS = 2**28


def parse(data, name):
    """(height, width) of uint8 or uint16."""

    def refuse(why):
        raise SynthsliceError(f"{name} {why}")

    if not data.startswith(SIGNATURE):
        refuse("is no PNG file")
    header, compressed, place = None, [], len(SIGNATURE)
    while True:
        if place + 12 > len(data):
            refuse("is a PNG file that ends in the middle")
        size, = struct.unpack_from(">I", data, place)
        kind, content = data[place + 4:place + 8], data[place + 8:place + 8 + size]
        if place + 12 + size > len(data):
            refuse("is a PNG file that ends in the middle")
        if zlib.crc32(kind + content) != struct.unpack_from(">I", data, place + 8 + size)[0]:
            refuse("is a damaged PNG file")
        if kind == b"IHDR" and len(content) == 13:
            header = struct.unpack(">IIBBBBB", content)
        elif kind == b"IDAT":
            compressed.append(content)
        elif kind == b"IEND":
            break
        place += 12 + size
    if header is None:
        refuse("is a damaged PNG file")
    width, height, bits, colour, _, _, interlaced = header
    if bits not in (8, 16) or colour != 0 or interlaced:
        refuse("is no grey PNG file of 8 or 16 bit")
    if not 0 < width * height <= MAX_PIXELS:
        refuse("has more pixels than are read")
    row_bytes = width * bits // 8
    decoder = zlib.decompressobj()
    try:
        rows = decoder.decompress(b"".join(compressed), (row_bytes + 1) * height)
    except zlib.error as error:
        refuse(f"is a damaged PNG file ({error})")
    if len(rows) != (row_bytes + 1) * height:
        refuse("is a damaged PNG file")
    pixels = unfiltered(np.frombuffer(rows, np.uint8).reshape(height, row_bytes + 1), bits // 8, refuse)
    return pixels.copy() if bits == 8 else pixels.view(">u2").astype(np.uint16)


def unfiltered(rows, step, refuse):
    """What the filters of PNG (section 9) made the rows of; `step` is the bytes of a pixel."""
    pixels = np.zeros((rows.shape[0], rows.shape[1] - 1), np.uint8)
    above = np.zeros(rows.shape[1] - 1, np.uint8)
    for row, out in zip(rows, pixels):
        kind, values = row[0], row[1:]
        if kind == 0:
            out[:] = values
        elif kind == 1:
            out[:] = np.cumsum(values.reshape(-1, step), axis=0, dtype=np.uint8).reshape(-1)
        elif kind == 2:
            out[:] = values + above
        elif kind in (3, 4):
            predict = average if kind == 3 else paeth
            done = bytearray(len(values))
            upper, lower = bytes(above), bytes(values)
            for i, value in enumerate(lower):
                left = done[i - step] if i >= step else 0
                corner = upper[i - step] if i >= step else 0
                done[i] = (value + predict(left, upper[i], corner)) & 255
            out[:] = done
        else:
            refuse("is a damaged PNG file")
        above = out
    return pixels


def average(left, up, _):
    return (left + up) // 2


def paeth(left, up, corner):
    to_left, to_up, to_corner = abs(up - corner), abs(left - corner), abs(left + up - 2 * corner)
    if to_left <= to_up and to_left <= to_corner:
        return left
    return up if to_up <= to_corner else corner
