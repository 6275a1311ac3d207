// The floor for the start of a screen and for a key: a curses program that shows one word, and
// after a key a page.
#include <curses.h>
#include <locale.h>

int main(void)
{
	setlocale(LC_ALL, "");
	SCREEN *screen = newterm(NULL, stdout, stdin);
	if (!screen)
		return 1;
	raw();
	noecho();
	addstr("ready");
	refresh();
	getch();
	for (int row = 0; row < LINES - 1; row++)
		mvaddstr(row, 0, "as much text as stands on a page, line by line by line");
	mvaddstr(LINES - 1, 0, "painted");
	refresh();
	getch();
	endwin();
	delscreen(screen);
	return 0;
}
