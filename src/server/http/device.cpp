// SPDX-License-Identifier: Apache-2.0
#include "server/http/device.h"

#include <algorithm>

namespace cairn::server {
namespace {

struct Mark {
  std::string_view sign;  // in the User-Agent header
  std::string_view name;
};

// The first that fits: browsers name those before them that they are like.
constexpr Mark browsers[] = {{"Edg", "Edge"},       {"OPR/", "Opera"},    {"Firefox/", "Firefox"},
                             {"FxiOS/", "Firefox"}, {"CriOS/", "Chrome"}, {"Chrome/", "Chrome"},
                             {"Safari/", "Safari"}};
constexpr Mark systems[] = {{"Windows", "Windows"}, {"Android", "Android"}, {"iPhone", "iPhone"},
                            {"iPad", "iPad"},       {"Mac OS X", "macOS"},  {"CrOS", "ChromeOS"},
                            {"Linux", "Linux"}};

template <std::size_t N>
std::string_view name_by(const Mark (&marks)[N], std::string_view agent) {
  for (const auto& mark : marks)
    if (agent.find(mark.sign) != agent.npos) return mark.name;
  return {};
}

bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
         c == '-' || c == '_';
}

// "curl/8.5.0" is a curl.
std::string first_word(std::string_view agent) {
  constexpr std::size_t bytes_max = 30;
  const auto end = std::find_if_not(agent.begin(), agent.end(), is_plain);
  const auto word = agent.substr(0, static_cast<std::size_t>(end - agent.begin()));
  return std::string(word.substr(0, bytes_max));
}

}  // namespace

std::string device_of(const Request& request) {
  const auto agent = request.header("user-agent");
  std::string out(name_by(browsers, agent));
  if (out.empty()) return first_word(agent);
  const auto system = name_by(systems, agent);
  if (!system.empty()) out.append(", ").append(system);
  return out;
}

}  // namespace cairn::server
