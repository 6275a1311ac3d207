#include "recto/base/ident.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/random.h>

enum { RANDOM_BYTES = 10 };

static const char alphabet[] = "abcdefghijklmnopqrstuvwxyz234567";

static void fill_random(uint8_t *bytes, size_t n)
{
	// So few bytes come whole once the system has started; without any there is no id, and no
	// way to go on.
	while (getrandom(bytes, n, 0) != (ssize_t)n)
		if (errno != EINTR)
			abort();
}

void ident_make(char out[IDENT_SIZE])
{
	uint8_t bytes[RANDOM_BYTES];
	fill_random(bytes, sizeof bytes);
	uint32_t bits = 0;
	int n_bits = 0;
	char *next = out;
	for (size_t i = 0; i < sizeof bytes; i++) {
		bits = bits << 8 | bytes[i];
		for (n_bits += 8; n_bits >= 5; n_bits -= 5)
			*next++ = alphabet[bits >> (n_bits - 5) & 31];
	}
	*next = '\0';
	assert(next == out + IDENT_SIZE - 1);
}

bool ident_is_prefix(Str s)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
		if (!is_letter && (c < '2' || c > '7'))
			return false;
	}
	return s.n > 0 && s.n < IDENT_SIZE;
}

// The reflected polynomial 0x82F63B78 applied to each half byte.
static const uint32_t crc_of_nibble[16] = {
	0x00000000,
	0x105EC76F,
	0x20BD8EDE,
	0x30E349B1,
	0x417B1DBC,
	0x5125DAD3,
	0x61C69362,
	0x7198540D,
	0x82F63B78,
	0x92A8FC17,
	0xA24BB5A6,
	0xB21572C9,
	0xC38D26C4,
	0xD3D3E1AB,
	0xE330A81A,
	0xF36E6F75,
};

uint32_t ident_checksum(uint32_t crc, Str s)
{
	crc = ~crc;
	for (size_t i = 0; i < s.n; i++) {
		crc ^= (uint8_t)s.p[i];
		crc = crc >> 4 ^ crc_of_nibble[crc & 15];
		crc = crc >> 4 ^ crc_of_nibble[crc & 15];
	}
	return ~crc;
}

// The last steps let every bit of the input reach every bit of the result, which FNV-1a alone does
// not (the finalizer of MurmurHash3, which is in the public domain).
static uint64_t avalanche(uint64_t h)
{
	h = (h ^ h >> 33) * UINT64_C(0xFF51AFD7ED558CCD);
	h = (h ^ h >> 33) * UINT64_C(0xC4CEB9FE1A85EC53);
	return h ^ h >> 33;
}

uint64_t ident_hash(uint64_t seed, Str s)
{
	uint64_t h = UINT64_C(0xCBF29CE484222325) ^ seed;
	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (uint8_t)s.p[i]) * UINT64_C(0x00000100000001B3);
	return avalanche(h);
}
