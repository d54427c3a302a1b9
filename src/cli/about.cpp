// SPDX-License-Identifier: Apache-2.0
#include "cli/about.h"

namespace cairn::cli {
namespace {

constexpr std::size_t shown_bytes_max = 200;

const char* remedy_against(ErrorCode code) {
  switch (code) {
    case ErrorCode::unreadable: return "Get it anew from where it came: it may be cut or damaged.";
    case ErrorCode::too_large: return "Take a smaller one, or a part of it.";
    case ErrorCode::invalid: return "Mend what is named and try again.";
    case ErrorCode::unsupported: return "Use a form that `cairn COMMAND --help` names.";
    case ErrorCode::undefined_term:
      return "Take it out, or give a context that defines it with --contexts DIR.";
    case ErrorCode::unknown_context: return "Give its text with --contexts DIR.";
    case ErrorCode::not_found: return "Check the address.";
    case ErrorCode::unreachable:
      return "Try again later, or give what it says with --documents DIR.";
    case ErrorCode::not_permitted: return "Use another key, or another document.";
    case ErrorCode::conflict: return "Name another file.";
    case ErrorCode::too_many: return "Wait, then try again.";
    case ErrorCode::io: return "Check the name, and who may read or write there.";
    case ErrorCode::no_room: return "Make room on the disk, then do it again.";
    case ErrorCode::read_only: return "Name another place, or let the disk be written to.";
    case ErrorCode::internal: break;
  }
  return "Report it, with the command that led here.";
}

std::string name_of(const std::string& input) {
  if (input == "-") return "standard input";
  if (input.starts_with("data:")) return "the data URL";
  return input.size() <= shown_bytes_max ? input : input.substr(0, shown_bytes_max) + "…";
}

}  // namespace

Error about(const std::string& input, Error error, const char* remedy) {
  const auto name = name_of(input);
  const auto at = error.detail.find(name);
  const bool named = at == 0 || (at != std::string::npos && input.starts_with("https://"));
  if (!named) error.detail = name + ": " + error.detail;
  if (*error.remedy == '\0') error.remedy = *remedy != '\0' ? remedy : remedy_against(error.code);
  return error;
}

}  // namespace cairn::cli
