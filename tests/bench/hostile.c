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
	{"rules", "md", "- q #card\n", "---\n", false},
	{"page links that open", "md", "- q #card ", "[[", false},
	{"page links that end as none", "md", "- q #card ", "[[a][b [", false},
	{"links over lines", "md", "- q #card\n", "  [a](\n", false},
	{"images that open", "md", "- q #card ", "![](a", false},
	{"block links", "md", "- q #card ", "((63f8a1e2-0000-4000-8000-000000000000)) ", false},
	{"embeds", "md", "- q #card ", "{{embed [[q]]}} ", false},
	{"clozes that open", "md", "- q #card ", "{{cloze ", false},
	{"clozes", "md", "- q #card ", "{{cloze a}} ", false},
	{"braces in a cloze", "md", "- q #card {{cloze ", "{", false},
	{"emphasis that opens", "md", "- q #card ", "**_~~", false},
	{"scripts that open", "md", "- q #card ", "^{", false},
	{"footnotes that open", "md", "- q #card ", "[^", false},
	{"snippets that open", "md", "- q #card ", "*@@", false},
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
	{"tags of punctuation", "md", "- q #card ", "#;", false},
	{"namespaces", "md", "- q #card [[a", "/a", false},
	{"names in a list", "md", "alias:: ", "[[,", false},
	{"combining marks", "md", "- q #card a", "\xCC\x81", false},
	{"stars of org", "org", "* q #card\n", "** a #card\n", false},
	{"empty stars of org", "org", "* q #card\n", "* \n", false},
	{"drawers of org", "org", "* q #card\n", ":PROPERTIES:\n", false},
	{"brackets of org", "org", "* q #card ", "[[", false},
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

// Of the first card. False where the page has none.
static bool find_card(char *program, char *db, char *id, int size)
{
	char command[3 * 4096];
	snprintf(command, sizeof command, "'%s' --db '%s' list", program, db);
	FILE *list = popen(command, "r");
	bool is_found = list && fgets(id, size, list);
	if (list)
		pclose(list);
	if (is_found)
		id[strcspn(id, "\t\n")] = '\0';
	return is_found;
}

static void measure_page(const Hostile *page, char *program, char *path, char *db, BenchRow *row)
{
	char what[64];
	char id[64];
	char *import[] = {program, "--db", db, "--quiet", "import", path, NULL};
	char *show[] = {program, "--db", db, "show", id, NULL};
	char *count[] = {"/usr/bin/wc", "-w", path, NULL};
	double floor = measure_run(count);
	bench_remove_database(db);
	snprintf(what, sizeof what, "1 MB of %s | wc -w", page->name);
	row(what, measure_run(import), floor);
	snprintf(what, sizeof what, "  shown | wc -w");
	if (find_card(program, db, id, sizeof id))
		row(what, measure_run(show), floor);
}

void hostile_measure(char *program, const char *folder, BenchRow *row)
{
	char path[4096];
	char db[4096];
	snprintf(path, sizeof path, "%s/hostile", folder);
	mkdir(path, 0777);
	snprintf(db, sizeof db, "%s/hostile.db", folder);
	for (size_t i = 0; i < N_PAGES; i++) {
		snprintf(path, sizeof path, "%s/hostile/page.%s", folder, pages[i].extension);
		write_page(&pages[i], path);
		measure_page(&pages[i], program, path, db, row);
		unlink(path);
	}
}
