"""The safetensors format (huggingface.co/docs/safetensors, "Format"), as strictly as its own reader."""

import json

import numpy as np

from .errors import SynthsliceError
from .files import unique_keys

MAX_HEADER_BYTES = 100_000_000
DTYPES = {"BOOL": "?", "U8": "u1", "I8": "i1", "U16": "<u2", "I16": "<i2", "U32": "<u4", "I32": "<i4", "U64": "<u8",
          "I64": "<i8", "F16": "<f2", "F32": "<f4", "F64": "<f8", "BF16": "<u2"}


def parse(data, name):
    """{tensor name: array}, in the order of the bytes; bfloat16 as float32, which holds each of its values."""

    def refuse(why):
        raise SynthsliceError(f"{name} is no valid safetensors file: {why}")

    if len(data) < 8:
        refuse("it is too short")
    header_bytes = int.from_bytes(data[:8], "little")
    if header_bytes > MAX_HEADER_BYTES:
        refuse("its header is longer than 100 MB")
    if header_bytes > len(data) - 8:
        refuse("it ends within its header")
    text = data[8:8 + header_bytes]
    if not text.startswith(b"{"):
        refuse("its header does not begin with {")
    try:
        header = json.loads(text.decode("utf-8"), object_pairs_hook=unique_keys)
    except (ValueError, RecursionError) as error:
        refuse(f"its header is no valid JSON ({error})")
    metadata = header.pop("__metadata__", {})
    if not isinstance(metadata, dict) or not all(isinstance(value, str) for value in metadata.values()):
        refuse("its metadata are no texts")

    entries = sorted((checked_entry(tensor, entry, refuse) for tensor, entry in header.items()),
                     key=lambda entry: entry[3:])
    content = memoryview(data)[8 + header_bytes:]
    tensors, end = {}, 0
    for tensor, dtype, shape, begin, after in entries:
        if begin != end:
            refuse(f"tensor {tensor} {'overlaps another' if begin < end else 'comes after a hole'}")
        if after < begin or after > len(content):
            refuse(f"tensor {tensor} lies outside the file")
        needed = np.dtype(DTYPES[dtype]).itemsize
        for size in shape:
            needed *= size
        if needed != after - begin:
            refuse(f"tensor {tensor} has another size than its shape")
        values = np.frombuffer(content[begin:after], DTYPES[dtype])
        if dtype == "BF16":
            values = (values.astype(np.uint32) << 16).view(np.float32)
        tensors[tensor] = values.reshape(shape).copy()
        end = after
    if end != len(content):
        refuse(f"{len(content) - end} bytes follow the last tensor")
    return tensors


def checked_entry(tensor, entry, refuse):
    """(tensor, dtype, shape, begin, end) of a header's entry."""
    if not isinstance(entry, dict) or set(entry) != {"dtype", "shape", "data_offsets"}:
        refuse(f"tensor {tensor} has not exactly dtype, shape and data_offsets")
    dtype, shape, offsets = entry["dtype"], entry["shape"], entry["data_offsets"]
    if not isinstance(dtype, str) or dtype not in DTYPES:
        refuse(f"tensor {tensor} has the unknown dtype {dtype}")
    for numbers in (shape, offsets):
        if not isinstance(numbers, list) or not all(type(n) is int and 0 <= n < 2**63 for n in numbers):
            refuse(f"tensor {tensor} has sizes that are none")
    if len(offsets) != 2:
        refuse(f"tensor {tensor} needs two data_offsets")
    if len(shape) > 64:
        refuse(f"tensor {tensor} has too many dimensions")
    return tensor, dtype, tuple(shape), offsets[0], offsets[1]
