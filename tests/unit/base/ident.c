#include "recto/base/ident.h"

#include <string.h>
#include "tests.h"

static void ids_are_sixteen_base32_characters(void **state)
{
	(void)state;
	char id[IDENT_SIZE];
	for (int i = 0; i < 1000; i++) {
		ident_make(id);
		assert_int_equal(strlen(id), IDENT_SIZE - 1);
		assert_int_equal(strspn(id, "abcdefghijklmnopqrstuvwxyz234567"), IDENT_SIZE - 1);
	}
}

static void ids_use_all_their_bits(void **state)
{
	(void)state;
	// After 2000 ids each place has shown each character, or chance is broken (p < 1e-24).
	bool seen[IDENT_SIZE - 1][128] = {0};
	char id[IDENT_SIZE];
	for (int i = 0; i < 2000; i++) {
		ident_make(id);
		for (size_t at = 0; at < IDENT_SIZE - 1; at++)
			seen[at][(unsigned char)id[at]] = true;
	}
	for (size_t at = 0; at < IDENT_SIZE - 1; at++) {
		int different = 0;
		for (size_t c = 0; c < 128; c++)
			different += seen[at][c];
		assert_int_equal(different, 32);
	}
}

static void prefixes_of_ids(void **state)
{
	(void)state;
	assert_true(ident_is_prefix(STR("a")));
	assert_true(ident_is_prefix(STR("AbZ27")));
	assert_true(ident_is_prefix(STR("abcdefghijklmnop")));
	assert_false(ident_is_prefix(STR("abcdefghijklmnopq")));
	assert_false(ident_is_prefix((Str){0}));
	assert_false(ident_is_prefix(STR("a1")));
	assert_false(ident_is_prefix(STR("a8")));
	assert_false(ident_is_prefix(STR("a-b")));
	assert_false(ident_is_prefix(STR("\xC3\xA9")));
}

static void checksums_are_crc32c(void **state)
{
	(void)state;
	char bytes[32];
	assert_int_equal(ident_checksum(0, STR("")), 0);
	assert_int_equal(ident_checksum(0, STR("123456789")), 0xE3069283);
	// RFC 3720, B.4.
	memset(bytes, 0, sizeof bytes);
	assert_int_equal(ident_checksum(0, str_make(bytes, sizeof bytes)), 0x8A9136AA);
	memset(bytes, 0xFF, sizeof bytes);
	assert_int_equal(ident_checksum(0, str_make(bytes, sizeof bytes)), 0x62A8AB43);
	for (int i = 0; i < 32; i++)
		bytes[i] = (char)i;
	assert_int_equal(ident_checksum(0, str_make(bytes, sizeof bytes)), 0x46DD794E);
	for (int i = 0; i < 32; i++)
		bytes[i] = (char)(31 - i);
	assert_int_equal(ident_checksum(0, str_make(bytes, sizeof bytes)), 0x113FDB5C);
}

static void checksums_continue(void **state)
{
	(void)state;
	Str s = STR("123456789");
	for (size_t at = 0; at <= s.n; at++)
		assert_int_equal(
			ident_checksum(ident_checksum(0, str_head(s, at)), str_skip(s, at)),
			0xE3069283);
}

// Stored in databases: these values must never change.
static void hashes_are_pinned(void **state)
{
	(void)state;
	assert_int_equal(ident_hash(0, STR("")), UINT64_C(0xefd01f60ba992926));
	assert_int_equal(ident_hash(0, STR("a")), UINT64_C(0x82a2a958a9bece5b));
	assert_int_equal(ident_hash(0, STR("foobar")), UINT64_C(0x2c22194922d1672b));
	assert_int_equal(ident_hash(1, STR("foobar")), UINT64_C(0xc14c15fff00885ff));
	assert_int_equal(ident_hash(0, STR("\xFF\x00\x80")), UINT64_C(0x07b5cbebc9388e00));
}

static void hashes_of_neighbours_differ_in_half_their_bits(void **state)
{
	(void)state;
	int bits = 0;
	enum { COUNT = 1000 };
	for (int i = 0; i < COUNT; i++) {
		char a[] = {(char)(i & 0xFF), (char)(i >> 8)};
		char b[] = {(char)(a[0] ^ 1), a[1]};
		uint64_t difference = ident_hash(0, str_make(a, 2)) ^ ident_hash(0, str_make(b, 2));
		bits += __builtin_popcountll(difference);
	}
	assert_in_range(bits, 31 * COUNT, 33 * COUNT);
}

const struct CMUnitTest ident_tests[] = {
	cmocka_unit_test(ids_are_sixteen_base32_characters),
	cmocka_unit_test(ids_use_all_their_bits),
	cmocka_unit_test(prefixes_of_ids),
	cmocka_unit_test(checksums_are_crc32c),
	cmocka_unit_test(checksums_continue),
	cmocka_unit_test(hashes_are_pinned),
	cmocka_unit_test(hashes_of_neighbours_differ_in_half_their_bits),
};
const size_t ident_tests_n = HARNESS_COUNT(ident_tests);
