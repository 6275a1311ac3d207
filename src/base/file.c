#include "recto/base/file.h"

#include <dirent.h>
#include <endian.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "recto/base/ident.h"
#include "recto/base/mem.h"
#include "recto/base/path.h"
#include "hold.h"

enum { READ_CHUNK = 64 << 10 };

// -- looking and reading ----------------------------------------------------------------------

bool file_stamp_equals(const FileStamp *a, const FileStamp *b)
{
	return a->size == b->size && a->mtime_ns == b->mtime_ns && a->ctime_ns == b->ctime_ns &&
	       a->inode == b->inode;
}

static int64_t nanoseconds(struct timespec t)
{
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static FileStamp stamp_of(const struct stat *s)
{
	return (FileStamp){
		.size = s->st_size,
		.mtime_ns = nanoseconds(s->st_mtim),
		.ctime_ns = nanoseconds(s->st_ctim),
		.inode = s->st_ino,
		.device = s->st_dev,
		.mode = s->st_mode,
		.owner = s->st_uid,
		.group = s->st_gid,
	};
}

static const char *kind_of(mode_t mode)
{
	if (S_ISDIR(mode))
		return "a folder";
	if (S_ISLNK(mode))
		return "a symbolic link";
	return S_ISFIFO(mode) || S_ISSOCK(mode) ? "a pipe" : "a device";
}

static bool check_is_file(mode_t mode, const char *path, Err *err)
{
	return S_ISREG(mode) || err_set(err, ERR_IO, "%s: is %s, not a file", path, kind_of(mode));
}

bool file_stamp(const char *path, FileStamp *out, Err *err)
{
	struct stat s;
	if (lstat(path, &s) != 0)
		return err_set(err, ERR_IO, "%s: %s", path, strerror(errno));
	if (!check_is_file(s.st_mode, path, err))
		return false;
	*out = stamp_of(&s);
	return true;
}

bool file_read_fd(int fd, size_t limit, Buf *out, Err *err)
{
	size_t before = out->n;
	for (;;) {
		if (out->cap - out->n < 2)
			buf_reserve(out, READ_CHUNK);
		ssize_t got = read(fd, out->p + out->n, out->cap - out->n - 1);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0) {
			int why = errno;
			buf_truncate(out, before);
			return err_set(err, ERR_IO, "cannot read: %s", strerror(why));
		}
		if (got == 0)
			return true;
		out->n += (size_t)got;
		out->p[out->n] = '\0';
		if (out->n - before > limit) {
			buf_truncate(out, before);
			return err_set(err, ERR_IO, "larger than %zu bytes", limit);
		}
	}
}

bool file_open(const char *path, int *fd, FileStamp *stamp, Err *err)
{
	struct stat s;
	// Without O_NONBLOCK the opening of a pipe waits for its writer.
	*fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	if (*fd < 0)
		return err_set(err, ERR_IO, "%s: %s", path,
			errno == ELOOP ? "is a symbolic link, not a file" : strerror(errno));
	bool is_known =
		fstat(*fd, &s) == 0 || err_set(err, ERR_IO, "%s: %s", path, strerror(errno));
	if (!is_known || !check_is_file(s.st_mode, path, err)) {
		close(*fd);
		return false;
	}
	if (stamp)
		*stamp = stamp_of(&s);
	return true;
}

static bool read_open(int fd, const char *path, size_t size, size_t limit, Buf *out, Err *err)
{
	if (size > limit)
		return err_set(err, ERR_IO, "%s: larger than %zu bytes", path, limit);
	// One more, so that the end is seen without growing.
	buf_reserve(out, size + 1);
	Err why = {0};
	return file_read_fd(fd, limit, out, &why) || err_set(err, ERR_IO, "%s: %s", path, why.text);
}

bool file_read(const char *path, size_t limit, Buf *out, FileStamp *stamp, Err *err)
{
	int fd;
	FileStamp opened = {0};
	if (!file_open(path, &fd, &opened, err))
		return false;
	bool is_read = read_open(fd, path, (size_t)opened.size, limit, out, err);
	close(fd);
	if (is_read && stamp)
		*stamp = opened;
	return is_read;
}

// -- replacing --------------------------------------------------------------------------------

#define TEMPORARY_START ".recto-"
#define TEMPORARY_END ".tmp"

// A file on its way into a folder. The folder is held open, so that all steps meet the same one.
struct FileWriter {
	int folder;
	int file;
	char *path;
	const char *name;                // the final one, the end of `path`
	const FileStamp *was;            // what must be replaced; NULL: anything
	Hold hold;                       // until no temporary file is left
	char temporary[IDENT_SIZE + 16]; // short, since `name` may have the greatest length already
};

static bool write_all(int fd, Str content)
{
	while (content.n > 0) {
		ssize_t done = write(fd, content.p, content.n);
		if (done < 0 && errno != EINTR)
			return false;
		if (done > 0)
			content = str_skip(content, (size_t)done);
	}
	return true;
}

// The owner first: a change of owner clears bits of the mode.
static bool set_mode_and_owner(int fd, const FileStamp *like)
{
	struct stat s;
	if (fstat(fd, &s) != 0)
		return false;
	bool is_owned = s.st_uid == like->owner && s.st_gid == like->group;
	return (is_owned || fchown(fd, like->owner, like->group) == 0) &&
	       fchmod(fd, like->mode & 07777) == 0;
}

static bool close_checked(int *fd)
{
	int closing = *fd;
	*fd = -1;
	return close(closing) == 0;
}

static void close_writer(FileWriter *w)
{
	if (w->file >= 0)
		close(w->file);
	if (w->folder >= 0)
		close(w->folder);
	Hold hold = w->hold;
	free(w->path);
	free(w);
	hold_end(&hold);
}

static bool say_why(const FileWriter *w, Err *err)
{
	return err_set(err, ERR_IO, "cannot write %s: %s", w->path, strerror(errno));
}

static bool open_temporary(FileWriter *w, const FileStamp *like, Err *err)
{
	char id[IDENT_SIZE];
	ident_make(id);
	snprintf(w->temporary, sizeof w->temporary, TEMPORARY_START "%s" TEMPORARY_END, id);
	// With `like` nobody else may read it before the mode is set; without it the umask rules.
	int flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
	w->file = openat(w->folder, w->temporary, flags, like ? 0600 : 0666);
	if (w->file < 0)
		return say_why(w, err);
	if (!like || set_mode_and_owner(w->file, like))
		return true;
	say_why(w, err);
	unlinkat(w->folder, w->temporary, 0);
	return false;
}

// A device, a pipe or a link that stands at the name is not ours to replace by a file, and a file
// that its owner made read-only stays, although the folder would allow to put another in its place.
static bool is_replaceable(const FileWriter *w, Err *err)
{
	struct stat s;
	if (fstatat(w->folder, w->name, &s, AT_SYMLINK_NOFOLLOW) != 0)
		return true;
	return check_is_file(s.st_mode, w->path, err) &&
	       (faccessat(w->folder, w->name, W_OK, AT_EACCESS) == 0 || say_why(w, err));
}

static bool open_folder(FileWriter *w, Err *err)
{
	Arena a = {0};
	const char *folder = arena_copy_z(&a, path_folder(str_from_z(w->path)));
	w->folder = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool is_open = w->folder >= 0 || say_why(w, err);
	arena_release(&a);
	return is_open;
}

// NULL when it fails.
static FileWriter *open_writer(const char *path, const FileStamp *like, Err *err)
{
	Str whole = str_from_z(path);
	if (whole.n == 0 || str_ends_with(whole, STR("/"))) {
		err_set(err, ERR_IO, "cannot write \"%s\": no file name", path);
		return NULL;
	}
	FileWriter *w = mem_new(1, sizeof *w);
	Buf copy = {0};
	buf_append(&copy, whole);
	w->path = buf_take(&copy);
	w->name = path_base(str_from_z(w->path)).p;
	w->folder = w->file = -1;
	hold_begin(&w->hold);
	if (open_folder(w, err) && is_replaceable(w, err) && open_temporary(w, like, err))
		return w;
	close_writer(w);
	return NULL;
}

bool file_writer_open(const char *path, const FileStamp *like, FileWriter **out, Err *err)
{
	*out = open_writer(path, like, err);
	return *out != NULL;
}

// Ctrl-C is obeyed once the temporary file is removed.
static bool may_go_on(const FileWriter *w, Err *err)
{
	return !hold_has_waiting(&w->hold) ||
	       err_set(err, ERR_IO, "cannot write %s: interrupted", w->path);
}

bool file_writer_append(FileWriter *w, Str content, Err *err)
{
	if (!may_go_on(w, err))
		return false;
	return write_all(w->file, content) || say_why(w, err);
}

void file_writer_abandon(FileWriter *w)
{
	if (!w)
		return;
	unlinkat(w->folder, w->temporary, 0);
	close_writer(w);
}

static bool is_same(const FileWriter *w)
{
	struct stat s;
	if (fstatat(w->folder, w->name, &s, AT_SYMLINK_NOFOLLOW) != 0)
		return false;
	FileStamp stamp = stamp_of(&s);
	return file_stamp_equals(&stamp, w->was);
}

static bool finish_and_rename(FileWriter *w, Err *err)
{
	if (fsync(w->file) != 0 || !close_checked(&w->file))
		return say_why(w, err);
	if (!may_go_on(w, err))
		return false;
	if (w->was && !is_same(w))
		return err_set(err, ERR_NEGATIVE, "%s: has changed meanwhile", w->path);
	return renameat(w->folder, w->temporary, w->folder, w->name) == 0 || say_why(w, err);
}

bool file_writer_commit(FileWriter *w, Err *err)
{
	if (!finish_and_rename(w, err)) {
		file_writer_abandon(w);
		return false;
	}
	// Some network file systems cannot sync a folder and say EINVAL.
	bool is_synced = fsync(w->folder) == 0 || errno == EINVAL;
	if (!is_synced)
		err_set(err, ERR_IO, "%s is written, but its folder cannot be synced: %s", w->path,
			strerror(errno));
	close_writer(w);
	return is_synced;
}

static bool append_and_commit(FileWriter *w, Str content, Err *err)
{
	if (file_writer_append(w, content, err))
		return file_writer_commit(w, err);
	file_writer_abandon(w);
	return false;
}

bool file_replace(const char *path, Str content, const FileStamp *like, Err *err)
{
	FileWriter *w = open_writer(path, like, err);
	return w && append_and_commit(w, content, err);
}

bool file_replace_same(const char *path, Str content, const FileStamp *was, Err *err)
{
	FileWriter *w = open_writer(path, was, err);
	if (!w)
		return false;
	w->was = was;
	return append_and_commit(w, content, err);
}

static bool is_temporary(Str name)
{
	return name.n == sizeof TEMPORARY_START TEMPORARY_END - 1 + IDENT_SIZE - 1 &&
	       str_starts_with(name, STR(TEMPORARY_START)) &&
	       str_ends_with(name, STR(TEMPORARY_END));
}

void file_sweep(const char *folder)
{
	DIR *d = opendir(folder);
	if (!d)
		return;
	for (struct dirent *e; (e = readdir(d)) != NULL;)
		if (is_temporary(str_from_z(e->d_name)))
			unlinkat(dirfd(d), e->d_name, 0);
	closedir(d);
}

// -- hash -------------------------------------------------------------------------------------

// Eight bytes a step, little-endian: h = fold((h ^ word) * ODD), where fold xors the upper half
// onto the lower. Each step is a bijection of h for a given word and of the word for a given h, so
// two contents of one length that differ in a single word never have the same hash. The length goes
// in first; the last word is filled with zeros.

#define ODD UINT64_C(0x9E3779B97F4A7C15)
#define FINAL UINT64_C(0xD6E8FEB86659FD93)

static uint64_t fold(uint64_t h)
{
	return h ^ h >> 32;
}

// The next n (1 to 8) bytes, filled up with zeros.
static uint64_t word_at(const char *p, size_t n)
{
	uint64_t word = 0;
	memcpy(&word, p, n);
	return le64toh(word);
}

uint64_t file_hash(Str content)
{
	uint64_t h = fold((content.n ^ ODD) * FINAL);
	size_t i = 0;
	for (; content.n - i >= 8; i += 8)
		h = fold((h ^ word_at(content.p + i, 8)) * ODD);
	if (i < content.n)
		h = fold((h ^ word_at(content.p + i, content.n - i)) * ODD);
	return fold(fold(h * FINAL) * FINAL);
}
