// Queries as text: what the tests of both query languages share.
#ifndef TESTS_UNIT_REVIEW_QUERY_CHECK_H
#define TESTS_UNIT_REVIEW_QUERY_CHECK_H

#include "recto/review/query.h"

typedef struct QueryCase {
	const char *query;
	const char *expected;
} QueryCase;

// Asserts that the text parses, and what the tree and its order look like.
void query_check_tree(const char *text, const char *expected);
// The same where graphs name their journals in these forms, one a line.
void query_check_tree_in(const char *forms, const char *text, const char *expected);
// Asserts that it does not, and what the error says.
void query_check_error(const char *text, const char *expected);

#endif
