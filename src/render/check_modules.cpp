// SPDX-License-Identifier: Apache-2.0
#include "render/check_modules.h"

#include "app/ports/plugin.h"
#include "app/ports/wording.h"
#include "base/filled.h"

namespace cairn::render {
namespace {

struct Module {
  const char* file;
  std::string_view missing;
};
constexpr Module modules[] = {
    {"libcairn_attach.so",
     to_say(
         "libcairn_attach.so is missing: no badge is read out of a PDF, and certificates are not "
         "made as PDF. Put it beside the cairn executable or into ../lib/cairn of there.")},
    {"libcairn_calendar.so",
     to_say(
         "libcairn_calendar.so is missing: no plan goes into a calendar file, and none goes around "
         "what stands in one. Put it beside the cairn executable or into ../lib/cairn of "
         "there.")},
    {"libcairn_draw.so",
     to_say("libcairn_draw.so is missing: no badge, card or certificate is made as PNG or PDF, and "
            "no QR code is read from a photo. Put it beside the cairn executable or into "
            "../lib/cairn of there.")},
    {"libcairn_pdf.so",
     to_say("libcairn_pdf.so is missing: no PDF is shown beside a rubric or read as a job advert. "
            "Put it beside the cairn executable or into ../lib/cairn of there.")},
    {"libcairn_unpack.so",
     to_say("libcairn_unpack.so is missing: nothing is backed up, restored or exported, and no "
            "archive is read. Put it beside the cairn executable or into ../lib/cairn of there.")},
};

// Where it lies; "" where in neither place.
std::filesystem::path file_of(const Module& module) {
  for (const auto& place : app::plugin_places(module.file)) {
    std::error_code error;
    if (std::filesystem::is_regular_file(place, error)) return place;
  }
  return {};
}

app::Checkup not_opened(const std::filesystem::path& file) {
  const char* why = dlerror();
  return app::found_wrong(
      to_say("modules"),
      filled("{} does not open: {}. Install the library it needs, or put the module of this "
             "version of cairn in its place.",
             file.filename().string(), why == nullptr ? "" : why));
}

void look_at(const Module& module, ModuleLook look, std::vector<app::Checkup>& found) {
  const auto file = file_of(module);
  if (!file.empty() && look == ModuleLook::files) return;
  if (app::open_plugin(module.file) != nullptr) return;
  if (file.empty()) {
    found.push_back(app::found_wrong(to_say("modules"), module.missing));
  } else {
    // Again: what the loader says of the last place is not why this one does not open.
    dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
    found.push_back(not_opened(file));
  }
}

}  // namespace

std::vector<app::Checkup> check_modules(ModuleLook look) {
  std::vector<app::Checkup> found;
  for (const auto& module : modules) look_at(module, look, found);
  if (found.empty()) found.push_back(app::found_fine(to_say("modules"), to_say("all there")));
  return found;
}

}  // namespace cairn::render
