// Ids and checksums that are stored.
#ifndef RECTO_BASE_IDENT_H
#define RECTO_BASE_IDENT_H

#include "recto/base/str.h"

enum { IDENT_SIZE = 17 }; // 16 characters and a NUL

// A new globally unique id: 80 random bits of the system, as 16 lower-case base32 characters (RFC
// 4648 alphabet).
void ident_make(char out[IDENT_SIZE]);
// True for a non-empty prefix of an id: 1 to 16 base32 characters of either case.
bool ident_is_prefix(Str s);

// CRC-32C (Castagnoli) over s, continuing `crc` (0 at the start).
uint32_t ident_checksum(uint32_t crc, Str s);
// FNV-1a over s with a final avalanche, from `seed` (0, or the hash of what comes before: the
// places where a text is parted count). Stable for ever: fingerprints are stored.
uint64_t ident_hash(uint64_t seed, Str s);

#endif
