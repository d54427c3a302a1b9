// SPDX-License-Identifier: Apache-2.0
#include "cli/inputs.h"

#include <algorithm>
#include <filesystem>

namespace cairn::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* where = "cli/inputs";

// The names in a folder that count, sorted; of a folder with "/" at the end, so that the order of
// whole paths is that of their bytes.
std::vector<std::string> entries_of(const std::string& folder, std::error_code& fault) {
  std::vector<std::string> names;
  for (fs::directory_iterator at(folder, fault), end; !fault && at != end; at.increment(fault)) {
    auto name = at->path().filename().string();
    std::error_code ignored;  // gone meanwhile
    const auto status = at->symlink_status(ignored);
    if (name.starts_with('.')) continue;
    if (fs::is_directory(status))
      names.push_back(std::move(name) + "/");
    else if (fs::is_regular_file(status))
      names.push_back(std::move(name));
  }
  std::sort(names.begin(), names.end());
  return names;
}

// Goes through a folder and those below it, without a stack of calls that its depth would fill.
Status add_folder(std::string folder, std::vector<Input>& all) {
  std::vector<std::string> open = {std::move(folder)};  // the next to look at last
  while (!open.empty()) {
    auto path = std::move(open.back());
    open.pop_back();
    if (!path.ends_with('/')) {
      if (all.size() == inputs_max)
        return fail(ErrorCode::too_large, where,
                    "more than " + std::to_string(inputs_max) + " files");
      all.push_back({std::move(path), true});
      continue;
    }
    std::error_code fault;
    const auto names = entries_of(path, fault);
    if (fault) all.push_back({path, true});
    for (auto name = names.rbegin(); name != names.rend(); ++name) open.push_back(path + *name);
  }
  return done;
}

}  // namespace

Result<Inputs> find_inputs(const std::vector<std::string>& words) {
  Inputs inputs;
  for (const auto& word : words) {
    std::error_code ignored;
    if (word == "-" || !fs::is_directory(word, ignored)) {
      inputs.all.push_back({word});
      continue;
    }
    inputs.from_folders = true;
    const auto before = inputs.all.size();
    CAIRN_CHECK(add_folder(word.ends_with('/') ? word : word + "/", inputs.all));
    if (inputs.all.size() == before)
      return with_remedy(fail(ErrorCode::unreadable, where, word + ": there is no file in it"),
                         "Name the folder that holds the badges.");
  }
  return inputs;
}

}  // namespace cairn::cli
