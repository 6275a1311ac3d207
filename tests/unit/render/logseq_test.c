// What only Logseq writes.
#include "tests.h"

static void page_links(void **state)
{
	(void)state;
	assert_styles("What is [[MLIR]]?", "What is {link:MLIR}?\n");
	assert_styles("[[a_b_c *d*]] **[[x]]**", "{link:a_b_c *d*} {link!b:x}\n");
	assert_styles("[[a [[b]] c]]", "{link:a b c}\n");
	assert_styles("[[]] [[ ]] [[a", "[[]] [[ ]] [[a\n");
	assert_styles("是**[[中文]]**吗", "是{link!b:中文}吗\n");
	assert_styles("[[a]][[b]]", "{link:ab}\n");
}

static void labelled_links(void **state)
{
	(void)state;
	assert_styles("[the *page*]([[a/b]])", "{link:the }{link!i:page}\n");
	assert_styles("[block](((64f5-1)))", "{link:block}\n");
	assert_styles("[a](b) [c]([[d]])", "{link:a} {link:c}\n");
	assert_styles("[a [[p]] #t $x_1_$ `y`](((64f5-1))) b",
		"{link:a p }{tag:#t}{link: }{math:$x_1_$}{link: }{code:y} b\n");
	assert_styles("[a [b](((64f5-2))) c](((64f5-1)))", "{link:a b c}\n");
}

static void references_that_lead_nowhere_are_quiet(void **state)
{
	(void)state;
	assert_styles("a ((64f5b6f0-0000-4000-8000-00000000000A)) b",
		"a {dim:((64f5b6f0-0000-4000-8000-00000000000A))} b\n");
	assert_styles("{{embed [[p]]}} {{embedded}}", "{dim:{{embed [[p]]}}} {{embedded}}\n");
	assert_styles("((a)) (( f(g(x)) {{x}} {{embed ", "((a)) (( f(g(x)) {{x}} {{embed\n");
}

static void tags(void **state)
{
	(void)state;
	assert_styles("a #b #c/d-e_f #中文，x", "a {tag:#b} {tag:#c/d-e_f} {tag:#中文}，x\n");
	assert_styles("#[[x y]] #[[a [[b]]]]", "{tag:#x y} {tag:#a b}\n");
	assert_styles("**#t** (#u) #v.", "{tag!b:#t} ({tag:#u}) {tag:#v}.\n");
	assert_styles("# heading #t", "{heading!bu:heading }{tag!bu:#t}\n");
	assert_styles("#tag first", "{tag:#tag} first\n");
	assert_styles("a # b, c# d", "a # b, c# d\n");
	assert_styles("#card.x 3.#y", "{tag:#card.x} 3.{tag:#y}\n");
}

static void images_show_their_names(void **state)
{
	(void)state;
	assert_styles("![](../assets/a_b_c.png)", "{image:[image: a_b_c.png]}\n");
	assert_styles("x ![alt](../assets/a b.png){:height 53, :width 42} y",
		"x {image:[image: a b.png]} y\n");
	assert_styles("![a](<../a (1).png> \"title\")", "{image:[image: a (1).png]}\n");
	assert_styles("![a](b(1).png)", "{image:[image: b(1).png]}\n");
	assert_styles("![a](http://x/y.png?z=1)", "{image:[image: y.png]}\n");
	assert_styles("![my *alt*](data:image/png;base64,AAAA)", "{image:[image: my *alt*]}\n");
	assert_styles("![]()", "{image:[image]}\n");
	assert_styles(
		"![](a.png){:missing true}{:height 5} y", "{warning:missing [image: a.png]} y\n");
	assert_styles("![a][1] b\n\n[1]: c/d.png", "{image:[image: d.png]} b\n");
	assert_styles("a! [b] ![c] d", "a! [b] ![c] d\n");
}

static void task_markers(void **state)
{
	(void)state;
	assert_styles("TODO [#A] read", "{accent:TODO} {warning:[#A]} read\n");
	assert_styles(
		"- DONE a\n- LATER b", "{bullet:• }{dim:DONE} a\n{bullet:• }{accent:LATER} b\n");
	assert_styles("a\nTODO b", "a\nTODO b\n");
	assert_styles("TODOS a", "TODOS a\n");
	assert_styles("[#B] a", "{warning:[#B]} a\n");
}

static void formulas_stay_whole(void **state)
{
	(void)state;
	assert_styles("$a_1 + b_1$ and $x$", "{math:a₁ + b₁} and {math:x}\n");
	assert_styles("$5 and $6", "$5 and $6\n");
	assert_styles(
		"$$\na_1 * b_1\n- c * d\n$$", "$$\na_1 * b_1\n{bullet:• }c * d\n{bullet:  }$$\n");
	assert_styles("$$\na_1 *b* c_1\n$$ x", "{math:a₁ * b * c₁} x\n");
	assert_styles("$$$$", "$$$$\n");
}

static void what_looks_like_code_is_not_lost(void **state)
{
	(void)state;
	// The list item ends the fence.
	assert_styles(
		"- ```\n  [[a]]\n- [[b]]", "{bullet:•   }{code:[[a]]}\n{bullet:• }{link:b}\n");
	assert_styles("a `b\n\n[[c]]` d", "a `b\n\n{link:c}` d\n");
	assert_styles("~~~\n``` [[x]]\n~~~\n[[y]]", "{bullet:  }{code:``` [[x]]}\n{link:y}\n");
}

const struct CMUnitTest logseq_tests[] = {
	cmocka_unit_test(page_links),
	cmocka_unit_test(labelled_links),
	cmocka_unit_test(references_that_lead_nowhere_are_quiet),
	cmocka_unit_test(tags),
	cmocka_unit_test(images_show_their_names),
	cmocka_unit_test(task_markers),
	cmocka_unit_test(formulas_stay_whole),
	cmocka_unit_test(what_looks_like_code_is_not_lost),
};
const size_t logseq_tests_n = HARNESS_COUNT(logseq_tests);
