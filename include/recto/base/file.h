// Whole files: bounded reading, and writing by atomic replacement.
#ifndef RECTO_BASE_FILE_H
#define RECTO_BASE_FILE_H

#include <sys/types.h>
#include "recto/base/buf.h"
#include "recto/base/err.h"

// What tells that a file is the same as before without reading it.
typedef struct FileStamp {
	int64_t size;     // bytes
	int64_t mtime_ns; // since the epoch
	int64_t ctime_ns;
	uint64_t inode;
	uint64_t device;
	mode_t mode;
	uid_t owner;
	gid_t group;
} FileStamp;

bool file_stamp_equals(const FileStamp *a, const FileStamp *b); // size, mtime, ctime, inode
// lstat; false with ERR_IO when it is no regular file (links, folders, devices, pipes) or cannot be
// looked at.
bool file_stamp(const char *path, FileStamp *out, Err *err);

// Opens a regular file for reading, without following a link and without blocking on a pipe; the
// caller closes *fd. *stamp (may be NULL) is taken from the open file. ERR_IO.
bool file_open(const char *path, int *fd, FileStamp *stamp, Err *err);
// Appends the content of a regular file of at most `limit` bytes, opened without following a link
// and without blocking on a pipe. *stamp (may be NULL) is taken from the open file. ERR_IO, and
// then `out` is as before.
bool file_read(const char *path, size_t limit, Buf *out, FileStamp *stamp, Err *err);
// Appends everything from an open descriptor, at most `limit` bytes. As file_read on failure.
bool file_read_fd(int fd, size_t limit, Buf *out, Err *err);

// Replaces or creates `path`: a temporary file beside it, fsync, rename, fsync of the folder. Mode
// and owner are those of `like` when given, else 0666 less the umask. Devices, pipes, links,
// folders and files that may not be written are refused. ERR_IO: the old file is untouched and no
// temporary stays; only when the folder's fsync fails the new file is there already.
bool file_replace(const char *path, Str content, const FileStamp *like, Err *err);
// Replaces a file that must still be the one that `was` describes, with its mode and owner:
// looked at once more just before the rename. ERR_NEGATIVE when it has changed or is gone. Else as
// file_replace.
bool file_replace_same(const char *path, Str content, const FileStamp *was, Err *err);

// The same in pieces. Nothing stands at `path` before the commit; what was opened is ended by
// file_writer_commit or file_writer_abandon, of several the last one first. A signal that would end
// the program waits for that, so that no temporary file stays: until then appending fails.
typedef struct FileWriter FileWriter;
bool file_writer_open(const char *path, const FileStamp *like, FileWriter **out, Err *err);
bool file_writer_append(FileWriter *w, Str content, Err *err);
// Also ends it when it fails.
bool file_writer_commit(FileWriter *w, Err *err);
void file_writer_abandon(FileWriter *w); // NULL is nothing

// Removes the temporary files that interrupted replacements have left in a folder. One that is
// under way there in another program fails, as if it had been interrupted. What cannot be removed
// stays.
void file_sweep(const char *folder);

// 64 bits over the content, stable for ever: they are stored. Not for hostile input.
uint64_t file_hash(Str content);

#endif
