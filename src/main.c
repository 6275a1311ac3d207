// recto: argv → command → exit code. Joins the command line and the screens.
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>
#include "recto/base/mem.h"
#include "recto/cli/cli.h"
#include "recto/tui/tui.h"

// A file that is opened must not become standard output because the caller closed that: the three
// descriptors are always taken. What is taken here can be read, and is empty; writing to it fails,
// as it should.
static void take_streams(void)
{
	int fd;
	do
		fd = open("/dev/null", O_RDONLY);
	while (fd >= 0 && fd <= STDERR_FILENO);
	if (fd >= 0)
		close(fd);
}

// Pages are UTF-8 whatever the locale says; numbers and messages stay as in the C locale.
static void set_locale(void)
{
	setlocale(LC_CTYPE, "");
	if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0 && !setlocale(LC_CTYPE, "C.UTF-8"))
		setlocale(LC_CTYPE, "en_US.UTF-8");
}

// Nothing here may need memory.
static void say_memory_exhausted(void)
{
	static const char text[] = "recto: out of memory\n";
	tui_emergency_restore();
	ssize_t n = write(STDERR_FILENO, text, sizeof text - 1);
	(void)n; // there is nobody left to tell
	_exit(4);
}

int main(int argc, char **argv)
{
	const Screens screens = {.home = tui_home, .review = tui_review};
	take_streams();
	set_locale();
	mem_set_exhausted_handler(say_memory_exhausted);
	// A write that fails tells so by itself.
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);
	return cli_run(argc, argv, &screens);
}
