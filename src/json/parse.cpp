// SPDX-License-Identifier: Apache-2.0
// The grammar and the UTF-8 check are Boost.JSON's (basic_parser); the limits, unique keys and
// number texts are ours.
#include "json/parse.h"

#include <algorithm>
#include <boost/json/basic_parser_impl.hpp>
#include <optional>
#include <vector>

#include "base/text.h"
#include "json/pointer.h"

namespace cairn::json {
namespace bj = boost::json;

namespace {

constexpr const char* where = "json: RFC 8259";
// RFC 8259 section 8.1: a parser may ignore it. Editors on Windows write it.
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::size_t linear_keys_max = 16;  // above this, duplicates are found by sorting

// A container still open: where its children begin, and the key it will have in its own parent.
struct Open {
  std::size_t first;
  bool is_object;
};

// Receives the events of boost::json::basic_parser and builds Values bottom-up.
struct Handler {
  static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_key_size = static_cast<std::size_t>(-1);

  std::vector<Value> array_items;  // children of the arrays still open, and the root at the end
  std::vector<Member> members;  // members of the objects still open; the last may await its value
  std::vector<Open> open;
  std::vector<std::string_view> keys;  // scratch
  std::string pieces;                  // a string, key or number that arrives in parts
  Arena* arena = nullptr;
  std::string_view document;
  bool document_stays = false;  // texts that stand in it may be viewed instead of copied
  ParseLimits limits;
  std::size_t count = 0;
  std::optional<Error> error;

  void reset(std::string_view text, Arena& target, const ParseLimits& most) {
    array_items.clear();
    members.clear();
    open.clear();
    pieces.clear();
    arena = &target;
    document = text;
    limits = most;
    count = 0;
    error.reset();
  }

  std::string path() const {
    std::string pointer;
    for (std::size_t i = 0; i < open.size(); ++i) {
      const auto next = [&](bool objects, std::size_t all) {
        for (std::size_t j = i + 1; j < open.size(); ++j)
          if (open[j].is_object == objects) return open[j].first;
        return all;
      };
      if (open[i].is_object) {
        const auto end = next(true, members.size());
        if (end > open[i].first) pointer += pointer_token(members[end - 1].key);
      } else {
        const auto end = next(false, array_items.size());
        pointer += "/" + std::to_string(end - open[i].first);
      }
    }
    return pointer;
  }

  bool refuse(ErrorCode code, const char* why, bj::error_code& ec) {
    error = fail(code, where, why, path());
    ec = bj::error::exception;
    return false;
  }

  bool put(const Value& value, bj::error_code& ec) {
    if (++count > limits.values_max)
      return refuse(ErrorCode::too_large, "more values than allowed", ec);
    if (!open.empty() && open.back().is_object)
      members.back().value = value;
    else
      array_items.push_back(value);
    return true;
  }

  // Whether a text stands in the document as it is; the parser also passes what it has decoded.
  bool is_in_document(std::string_view text) const {
    return document.data() <= text.data() && text.data() < document.data() + document.size();
  }

  // The whole text, kept as long as the value, of something that may have come in parts.
  std::string_view whole(std::string_view last) {
    if (pieces.empty()) return document_stays && is_in_document(last) ? last : arena->copy(last);
    pieces += last;
    const auto kept = arena->copy(std::string_view(pieces));
    pieces.clear();
    return kept;
  }
  bool part(std::string_view text) {
    pieces += text;
    return true;
  }

  // Most keys differ in their size or first byte: no call for those.
  static bool is_same(std::string_view a, std::string_view b) {
    return a.size() == b.size() && (a.empty() || (a.front() == b.front() && a == b));
  }

  bool has_duplicate(std::span<const Member> object) {
    if (object.size() <= linear_keys_max) {
      for (std::size_t i = 1; i < object.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
          if (is_same(object[i].key, object[j].key)) return true;
      return false;
    }
    // Not by hashing, whose collisions a sender can compute.
    keys.clear();
    for (const auto& member : object) keys.push_back(member.key);
    std::sort(keys.begin(), keys.end(), [](std::string_view a, std::string_view b) {
      return a.size() != b.size() ? a.size() < b.size() : a < b;
    });
    return std::adjacent_find(keys.begin(), keys.end()) != keys.end();
  }

  bool on_document_begin(bj::error_code&) { return true; }
  bool on_document_end(bj::error_code&) { return true; }
  bool on_comment_part(bj::string_view, bj::error_code&) { return true; }
  bool on_comment(bj::string_view, bj::error_code&) { return true; }

  bool begin(Open container, bj::error_code& ec) {
    if (open.size() >= limits.depth_max) {
      error = fail(ErrorCode::too_large, where, "nested deeper than allowed");
      ec = bj::error::exception;
      return false;
    }
    open.push_back(container);
    return true;
  }
  bool on_object_begin(bj::error_code& ec) { return begin({members.size(), true}, ec); }
  bool on_object_end(std::size_t, bj::error_code& ec) {
    const auto first = open.back().first;
    const auto object = std::span<const Member>(members).subspan(first);
    if (has_duplicate(object))
      return refuse(ErrorCode::unreadable, "the same key twice in one object", ec);
    const auto value = Value::object(arena->copy(object));
    members.resize(first);
    open.pop_back();
    return put(value, ec);
  }
  bool on_array_begin(bj::error_code& ec) { return begin({array_items.size(), false}, ec); }
  bool on_array_end(std::size_t, bj::error_code& ec) {
    const auto first = open.back().first;
    const auto value =
        Value::array(arena->copy(std::span<const Value>(array_items).subspan(first)));
    array_items.resize(first);
    open.pop_back();
    return put(value, ec);
  }
  bool on_key_part(bj::string_view text, std::size_t, bj::error_code&) { return part(text); }
  bool on_key(bj::string_view text, std::size_t, bj::error_code&) {
    members.push_back({whole(text), Value()});
    return true;
  }
  bool on_string_part(bj::string_view text, std::size_t, bj::error_code&) { return part(text); }
  bool on_string(bj::string_view text, std::size_t, bj::error_code& ec) {
    // A text that stands in the document as it is had no escapes.
    const bool is_plain = pieces.empty() && is_in_document(text);
    const auto kept = whole(text);
    return put(is_plain ? Value::plain_string(kept) : Value::string(kept), ec);
  }
  bool on_number_part(bj::string_view text, bj::error_code&) { return part(text); }
  bool number(std::string_view text, bj::error_code& ec) {
    return put(Value::number(whole(text)), ec);
  }
  bool on_int64(std::int64_t, bj::string_view text, bj::error_code& ec) { return number(text, ec); }
  bool on_uint64(std::uint64_t, bj::string_view text, bj::error_code& ec) {
    return number(text, ec);
  }
  bool on_double(double, bj::string_view text, bj::error_code& ec) { return number(text, ec); }
  bool on_bool(bool truth, bj::error_code& ec) { return put(Value::boolean(truth), ec); }
  bool on_null(bj::error_code& ec) { return put(Value(), ec); }
};

}  // namespace

namespace {

// The handler counts, so that one parser serves every limit.
bj::parse_options any_depth() {
  bj::parse_options options;
  options.max_depth = static_cast<std::size_t>(-1);
  return options;
}

// Where the fault is that the parser found at byte `at`, and what it is in words of ours.
Error not_json(std::string_view text, std::size_t at, const bj::error_code& code,
               std::string path) {
  if (auto fault = encoding_fault(text); !fault.empty())
    return with_remedy(fail(ErrorCode::unreadable, where, std::move(fault)), "Save it as UTF-8.");
  if (trim(text).empty()) return fail(ErrorCode::unreadable, where, "there is nothing in it");
  const auto what = code == bj::error::incomplete ? "it ends too early" : code.message();
  return fail(ErrorCode::unreadable, where, "not JSON: " + what + " at " + place_in(text, at),
              std::move(path));
}

}  // namespace

struct Parser::State {
  bj::basic_parser<Handler> events{any_depth()};
};

Parser::Parser() : state_(std::make_unique<State>()) {}
Parser::~Parser() = default;
Parser::Parser(Parser&&) noexcept = default;
Parser& Parser::operator=(Parser&&) noexcept = default;

Result<Value> Parser::parse(std::string_view text, Arena& arena, const ParseLimits& limits) {
  state_->events.handler().document_stays = false;
  return run(text, arena, limits);
}

Result<Value> Parser::parse_in_place(std::string_view text, Arena& arena,
                                     const ParseLimits& limits) {
  state_->events.handler().document_stays = true;
  return run(text, arena, limits);
}

Result<Value> Parser::run(std::string_view text, Arena& arena, const ParseLimits& limits) {
  if (text.size() > limits.bytes_max)
    return fail(ErrorCode::too_large, where, "larger than allowed");
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  state_->events.reset();
  auto& handler = state_->events.handler();
  handler.reset(text, arena, limits);
  bj::error_code code;
  const auto read = state_->events.write_some(false, text.data(), text.size(), code);
  if (handler.error) return *handler.error;
  if (code) return not_json(text, read, code, handler.path());
  if (read != text.size())
    return fail(ErrorCode::unreadable, where,
                "something follows the JSON value at " + place_in(text, read));
  return handler.array_items.front();
}

Result<Value> parse(std::string_view text, Arena& arena, const ParseLimits& limits) {
  return Parser().parse(text, arena, limits);
}

}  // namespace cairn::json
