// SPDX-License-Identifier: Apache-2.0
#include "catalogue/documents.h"

#include <algorithm>
#include <unordered_map>
#include <vector>

#include "base/arena.h"
#include "base/filled.h"
#include "base/text.h"
#include "catalogue/limits.h"
#include "json/parse.h"

namespace cairn::catalogue {
namespace {

constexpr const char* where = "catalogue/import";
constexpr json::ParseLimits parse_limits{.bytes_max = file_bytes_max,
                                         .values_max = json_values_max};

std::string_view without_mark(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  return bytes;
}

bool begins_structure(std::string_view text) {
  text = trim(text);
  return !text.empty() && (text.front() == '{' || text.front() == '[');
}

class Documents {
 public:
  Documents(Collector& collector, const DocumentReader& read)
      : collector_(collector), read_(read) {}

  Status read(const SourceFile& file) {
    const auto text = without_mark(file.bytes);
    if (trim(text).starts_with('<')) {
      collector_.file_fault(
          file.name,
          std::string(to_say("it is a web page, no data: the address may ask to sign in or "
                             "have moved; save what it answers to programs, which is JSON")));
      return done;
    }
    if (const auto [first, is_new] = seen_.emplace(file.bytes, file.name); !is_new) {
      collector_.file_fault(
          file.name, filled("it says what {} says, word for word: a page that repeats is no next "
                            "page; it is left out, ask the provider for the pages behind it",
                            first->second));
      return done;
    }
    arena_.reset();
    auto document = parser_.parse(text, arena_, parse_limits);
    if (document.ok()) return use(file, *document);
    if (document.error().code != ErrorCode::unreadable) {
      auto error = std::move(document).error();
      error.detail = std::string(file.name) + ": " + error.detail;
      return error;
    }
    if (read_lines(file, text)) return done;
    return read_beginning(file, text, document.error());
  }

 private:
  // JSON that was written into a JSON string is read out of it again.
  Status use(const SourceFile& file, json::Value document) {
    constexpr int wrappings_max = 3;
    int wrappings = 0;
    while (document.is_string() && begins_structure(document.as_string()) &&
           wrappings < wrappings_max) {
      auto inner = parser_.parse(document.as_string(), arena_, parse_limits);
      if (!inner.ok()) break;
      document = *inner;
      ++wrappings;
    }
    if (wrappings > 0)
      collector_.note(filled("{}: its data stands within a text; it was unpacked", file.name));
    read_(file, document);
    return done;
  }

  // Several JSON texts, one a line. Whether the first of them is one.
  bool read_lines(const SourceFile& file, std::string_view text) {
    std::size_t row = 0, read = 0;
    std::string place;
    for (const auto line : split(text, '\n')) {
      ++row;
      if (trim(line).empty()) continue;
      arena_.reset();
      auto document = parser_.parse(trim(line), arena_, parse_limits);
      if (!document.ok() && read == 0) return false;
      if (document.ok()) {
        place = std::string(file.name) + ", line " + std::to_string(row);
        static_cast<void>(use({place, line}, *document));
        ++read;
        continue;
      }
      collector_.file_fault(file.name, filled("line {}: {}; it is left out, fetch the file again",
                                              row, document.error().detail));
    }
    return read > 0;
  }

  Status read_beginning(const SourceFile& file, std::string_view text, const Error& error) {
    const auto closed = closed_where_whole(text);
    arena_.reset();
    auto document =
        closed ? parser_.parse(*closed, arena_, parse_limits) : Result<json::Value>(error);
    if (!document.ok()) {
      collector_.file_fault(
          file.name, filled("{}; give the file as the provider answers it, as JSON", error.detail));
      return done;
    }
    collector_.file_fault(
        file.name, filled("it ends in the middle, after {} bytes; what stands whole before is "
                          "read, fetch the file again",
                          text.size()));
    return use(file, *document);
  }

  Collector& collector_;
  const DocumentReader& read_;
  Arena arena_{1024 * 1024};
  json::Parser parser_;
  std::unordered_map<std::string_view, std::string_view> seen_;  // bytes → name of the first
};

struct Open {
  char bracket;
  std::size_t whole_to;  // where its last whole entry ends
};

}  // namespace

std::optional<std::string> closed_where_whole(std::string_view text) {
  constexpr std::size_t depth_max = 64;
  std::vector<Open> open;
  bool in_text = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (in_text) {
      if (c == '\\') ++at;
      in_text = c != '"';
    } else if (c == '"') {
      in_text = true;
    } else if (c == '{' || c == '[') {
      if (open.size() == depth_max) return std::nullopt;
      open.push_back({c, at + 1});
    } else if (c == '}' || c == ']') {
      if (open.empty() || open.back().bracket != (c == '}' ? '{' : '[')) return std::nullopt;
      open.pop_back();
      if (!open.empty()) open.back().whole_to = at + 1;
    } else if (c == ',' && !open.empty() && open.back().bracket == '[') {
      open.back().whole_to = at;
    }
  }
  const auto list =
      std::find_if(open.begin(), open.end(), [](const Open& one) { return one.bracket == '['; });
  const auto ends = [&](std::vector<Open>::iterator last) {
    std::string closed(text.substr(0, last->whole_to));
    for (auto one = std::make_reverse_iterator(last + 1); one != open.rend(); ++one)
      closed += one->bracket == '[' ? ']' : '}';
    return closed;
  };
  if (list != open.end()) return ends(list);
  // Nothing is missing but the brackets that close it.
  const auto end = text.find_last_not_of(" \t\r\n") + 1;
  if (open.empty() || open.back().whole_to != end || text[end - 1] == '{') return std::nullopt;
  return ends(open.end() - 1);
}

Status read_documents(std::span<const SourceFile> files, Collector& collector,
                      const DocumentReader& read) {
  if (files.size() > files_max)
    return fail(ErrorCode::too_large, where,
                "more than " + std::to_string(files_max) + " files; import them in parts");
  Documents documents(collector, read);
  for (const auto& file : files) CAIRN_CHECK(documents.read(file));
  return done;
}

}  // namespace cairn::catalogue
