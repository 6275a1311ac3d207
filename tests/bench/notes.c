#include "bench.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

static const char *const topics[] = {"capital", "river", "currency", "founder", "theorem", "symbol",
	"origin", "opposite", "author", "purpose"};
enum { TOPICS = sizeof topics / sizeof topics[0] };

// Every third card has Logseq's history, every seventh is in Chinese.
static void write_card(FILE *f, int n)
{
	if (n % 7 == 0)
		fprintf(f, "- Thing %d 的 %s 是什么？ #card #topic%d\n", n, topics[n % TOPICS],
			n % 50);
	else
		fprintf(f, "- What is the %s of [[Thing %d]]? #card #topic%d\n", topics[n % TOPICS],
			n, n % 50);
	if (n % 3 == 0)
		fprintf(f,
			"  card-last-interval:: 4\n  card-repeats:: 1\n  card-ease-factor:: 2.6\n"
			"  card-next-schedule:: 2026-01-%02dT15:%02d:00.261Z\n"
			"  card-last-reviewed:: 2026-01-01T15:11:00.262Z\n  card-last-score:: 5\n",
			1 + n % 28, n % 60);
	fprintf(f,
		"\t- The answer to card %d, a sentence or two long, as people write them.\n"
		"\t- And a second line with **emphasis** and `code`.\n",
		n);
}

void notes_generate(const char *folder, int cards)
{
	if (mkdir(folder, 0777) != 0) {
		if (errno == EEXIST)
			return;
		perror(folder);
		exit(1);
	}
	for (int first = 0; first < cards; first += BENCH_CARDS_PER_PAGE) {
		char path[4096];
		snprintf(
			path, sizeof path, "%s/page %05d.md", folder, first / BENCH_CARDS_PER_PAGE);
		FILE *f = fopen(path, "w");
		if (!f) {
			perror(path);
			exit(1);
		}
		for (int n = first; n < first + BENCH_CARDS_PER_PAGE && n < cards; n++)
			write_card(f, n);
		fclose(f);
	}
}
