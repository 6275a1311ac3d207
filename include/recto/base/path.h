// File names: joining, splitting, and where the person's files live.
#ifndef RECTO_BASE_PATH_H
#define RECTO_BASE_PATH_H

#include "recto/base/arena.h"
#include "recto/base/err.h"

// "a/b" of "a" and "b"; an absolute `name` stands alone.
char *path_join(Arena *a, Str folder, Str name);
// The part after the last '/', without trailing slashes. Lends.
Str path_base(Str path);
// The part before path_base, without the slash; "." where there is none, "/" for the root. Lends
// (or a literal).
Str path_folder(Str path);
// ".md" of "a.b.md", "" where there is none or the name starts with its only dot. Lends.
Str path_extension(Str path);
// path_base without path_extension. Lends.
Str path_stem(Str path);
// True when `path` is `folder` or lies below it; both absolute, without "." and "..".
bool path_is_within(Str path, Str folder);
// The path relative to `folder`, or the path itself when it does not lie within. Lends.
Str path_relative(Str path, Str folder);

// realpath(3): absolute, without links. ERR_IO when it does not exist.
bool path_resolve(const char *path, Arena *a, char **out, Err *err);
// Creates a folder and those above it, mode 0700. ERR_IO.
bool path_make_folders(const char *path, Err *err);

// $XDG_DATA_HOME/recto and $XDG_CONFIG_HOME/recto, with the defaults below $HOME; relative values
// of the variables are ignored. ERR_IO when no home folder is known.
bool path_data_folder(Arena *a, char **out, Err *err);
bool path_config_folder(Arena *a, char **out, Err *err);

#endif
