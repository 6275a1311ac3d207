// Pages that are all openers, or all depth: each grows with its size alone.
#include "bench.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PAGE_SIZE = 1 << 20 };

typedef struct Hostile {
	const char *name;
	const char *extension;
	const char *start; // before what is repeated
	const char *repeated;
	bool deepens; // each line by one more tab
} Hostile;

// Every one begins with a card, so that question and answer are made of it.
static const Hostile pages[] = {
	{"bullets in one line", "md", "- q #card ", "- ", false},
	{"levels of cards", "md", "", "- q #card\n", true},
	{"empty bullets", "md", "- q #card\n", "\t-\n", false},
	{"cards", "md", "", "- q #card\n\t- a\n", false},
	{"quotes in a quote", "md", "- q #card\n  ", ">", false},
	{"list items", "md", "- q #card\n  ", "* a\n  ", false},
	{"page links that open", "md", "- q #card ", "[[", false},
	{"labels that open", "md", "- q #card ", "[", false},
	{"images that open", "md", "- q #card ", "![", false},
	{"block links that open", "md", "- q #card ", "((", false},
	{"block links", "md", "- q #card ", "((63f8a1e2-0000-4000-8000-000000000000)) ", false},
	{"embeds", "md", "- q #card ", "{{embed [[q]]}} ", false},
	{"clozes that open", "md", "- q #card ", "{{cloze ", false},
	{"clozes", "md", "- q #card ", "{{cloze a}} ", false},
	{"braces in a cloze", "md", "- q #card {{cloze ", "{", false},
	{"emphasis that opens", "md", "- q #card ", "**_~~", false},
	{"code that opens", "md", "- q #card ", "`` ", false},
	{"math that opens", "md", "- q #card ", "$a ", false},
	{"fences that open", "md", "- q #card\n", "- ```\n", false},
	{"regions that open", "md", "- q #card\n", "#+BEGIN_X\n", false},
	{"drawers that open", "md", "- q #card\n", ":NAME:\n", false},
	{"HTML that opens", "md", "- q #card ", "<div>", false},
	{"hiccup that opens", "md", "- q #card ", "[:div ", false},
	{"table cells", "md", "- q #card\n  ", "|", false},
	{"properties", "md", "- q #card\n", "  a:: b\n", false},
	{"tags that open links", "md", "- q #card ", "#a[[", false},
	{"namespaces", "md", "- q #card [[a", "/a", false},
	{"combining marks", "md", "- q #card a", "\xCC\x81", false},
	{"stars of org", "org", "* q #card\n", "** a #card\n", false},
	{"drawers of org", "org", "* q #card\n", ":PROPERTIES:\n", false},
	{"links of org", "org", "* q #card ", "[[a][", false},
};

enum { N_PAGES = sizeof pages / sizeof *pages };

static void write_page(const Hostile *h, const char *path)
{
	FILE *f = fopen(path, "w");
	if (!f) {
		perror(path);
		exit(1);
	}
	size_t step = strlen(h->repeated);
	size_t depth = 0;
	fputs(h->start, f);
	for (size_t n = strlen(h->start); n + depth + step <= PAGE_SIZE; n += depth + step) {
		for (size_t i = 0; i < depth; i++)
			fputc('\t', f);
		fputs(h->repeated, f);
		depth += h->deepens;
	}
	fclose(f);
}

void hostile_measure(char *program, const char *folder, void (*row)(const char *, double, double))
{
	char path[4096];
	char db[4096];
	snprintf(path, sizeof path, "%s/hostile", folder);
	mkdir(path, 0777);
	for (size_t i = 0; i < N_PAGES; i++) {
		char what[64];
		snprintf(path, sizeof path, "%s/hostile/page.%s", folder, pages[i].extension);
		snprintf(db, sizeof db, "%s/hostile.db", folder);
		write_page(&pages[i], path);
		bench_remove_database(db);
		char *import[] = {program, "--db", db, "--quiet", "import", path, NULL};
		char *count[] = {"/usr/bin/wc", "-w", path, NULL};
		snprintf(what, sizeof what, "1 MB of %s | wc -w", pages[i].name);
		row(what, measure_run(import), measure_run(count));
		unlink(path);
	}
}
