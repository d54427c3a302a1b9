// SPDX-License-Identifier: Apache-2.0
#include "render/apart_files.h"

#include "app/ports/wording.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace cairn::render {
namespace {

// Fonts, how they are chosen and what is known of them already; tables of characters and colours.
constexpr const char* readable[] = {"/usr", "/etc/fonts", "/var/cache/fontconfig"};
constexpr std::uint64_t to_read = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
// All that the first version of Landlock knows; what later ones add, the filter of system calls
// refuses.
constexpr std::uint64_t everything = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1;

bool allow(int rules, const char* folder) {
  const int file = open(folder, O_PATH | O_DIRECTORY | O_CLOEXEC);
  if (file < 0) return true;  // it is not there
  landlock_path_beneath_attr beneath{};
  beneath.allowed_access = to_read;
  beneath.parent_fd = file;
  const auto added = syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &beneath, 0);
  close(file);
  return added == 0;
}

// A descriptor of the rules, or -1 where the kernel makes none.
int make_rules() {
  landlock_ruleset_attr about{};
  about.handled_access_fs = everything;
  const auto rules = static_cast<int>(
      syscall(SYS_landlock_create_ruleset, &about, sizeof about.handled_access_fs, 0));
  if (rules < 0) return rules;
  for (const auto* folder : readable)
    if (!allow(rules, folder)) {
      close(rules);
      return -1;
    }
  return rules;
}

// Made once and kept open: a child has it from its parent.
int rules_of_all() {
  static const int rules = make_rules();
  return rules;
}

}  // namespace

ApartFiles apart_files() { return rules_of_all() < 0 ? ApartFiles::open : ApartFiles::closed_off; }

app::Checkup check_apart_files() {
  return app::found_fine(
      app::to_say("files of strangers"),
      apart_files() == ApartFiles::closed_off
          ? app::to_say("read by processes that can open no file of this folder")
          : app::to_say("read by processes that the kernel does not keep from opening this folder: "
                        "it has no Landlock (from Linux 5.13 on), or does not let it be used "
                        "here"));
}

bool close_off_files() {
  return apart_files() == ApartFiles::open ||
         syscall(SYS_landlock_restrict_self, rules_of_all(), 0) == 0;
}

}  // namespace cairn::render
