// SPDX-License-Identifier: Apache-2.0
#include "server/templates.h"

#include <kainjow/mustache.hpp>
#include <map>
#include <mutex>
#include <stdexcept>

#include "base/text.h"

namespace cairn::server {

namespace {

namespace mustache = kainjow::mustache;
constexpr const char* where = "templates";
constexpr int includes_deep_max = 8;
constexpr std::string_view layout_name = "_layout.html";

struct MissingKey : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// Kainjow takes a missing key for an empty one; we do not.
class StrictContext : public mustache::context<std::string> {
 public:
  using mustache::context<std::string>::context;
  const mustache::data* get(const std::string& name) const override {
    const auto* found = mustache::context<std::string>::get(name);
    if (found == nullptr) throw MissingKey(name);
    return found;
  }
};

mustache::data to_data(const View& view) {
  mustache::data out(mustache::data::type::object);
  for (const auto& [key, entry] : view.entries()) {
    if (const auto* flag = std::get_if<bool>(&entry)) {
      out.set(key, mustache::data(*flag));
    } else if (const auto* text = std::get_if<std::string>(&entry)) {
      out.set(key, mustache::data(*text));
    } else {
      mustache::data list(mustache::data::type::list);
      for (const auto& item : std::get<std::vector<View>>(entry)) list << to_data(item);
      out.set(key, std::move(list));
    }
  }
  return out;
}

using Files = std::map<std::string, std::string_view, std::less<>>;

// Replaces "{{> name}}" by the file of that name; `content` stands for "content".
Result<std::string> include(const Files& files, std::string_view text, std::string_view content,
                            int depth) {
  if (depth > includes_deep_max)
    return fail(ErrorCode::invalid, where, "Templates include each other too deeply.");
  std::string out;
  for (auto at = text.find("{{>"); at != text.npos; at = text.find("{{>")) {
    const auto end = text.find("}}", at);
    if (end == text.npos) return fail(ErrorCode::invalid, where, "An include is not closed.");
    const auto name = trim(text.substr(at + 3, end - at - 3));
    const auto found = files.find(std::string(name) + ".html");
    if (name != "content" && found == files.end())
      return fail(ErrorCode::invalid, where, "There is no template " + std::string(name) + ".");
    const auto part = name == "content" ? content : found->second;
    CAIRN_TRY(auto inner, include(files, part, {}, depth + 1));
    out += text.substr(0, at);
    out += inner;
    text.remove_prefix(end + 2);
  }
  out += text;
  return out;
}

// Replaces "[[Text]]" by what the language says.
Result<std::string> said(std::string_view text, const Language& language) {
  std::string out;
  for (auto at = text.find("[["); at != text.npos; at = text.find("[[")) {
    const auto end = text.find("]]", at);
    if (end == text.npos) return fail(ErrorCode::invalid, where, "A text is not closed by \"]]\".");
    out += text.substr(0, at);
    out += language.say(text.substr(at + 2, end - at - 2));
    text.remove_prefix(end + 2);
  }
  out += text;
  return out;
}

Result<mustache::mustache> parse(std::string_view name, std::string_view text,
                                 const Language& language) {
  CAIRN_TRY(const auto whole, said(text, language));
  mustache::mustache page(whole);
  if (!page.is_valid())
    return fail(ErrorCode::invalid, where, std::string(name) + ": " + page.error_message());
  return page;
}

}  // namespace

View& View::put(std::string_view key, Entry entry) {
  entries_.emplace_back(key, std::move(entry));
  return *this;
}
View& View::text(std::string_view key, std::string_view value) {
  return put(key, std::string(value));
}
View& View::maybe(std::string_view key, std::string_view value) {
  return value.empty() ? put(key, false) : put(key, std::string(value));
}
View& View::number(std::string_view key, std::int64_t value) {
  return put(key, std::to_string(value));
}
View& View::flag(std::string_view key, bool value) { return put(key, value); }
View& View::html(std::string_view key, Html value) { return put(key, std::move(value.markup)); }
View& View::list(std::string_view key, std::vector<View> items) {
  return put(key, std::move(items));
}
View& View::rows(std::string_view key, std::vector<View> items) {
  flag("any_" + std::string(key), !items.empty());
  return list(key, std::move(items));
}
View& View::section(std::string_view key, View item) {
  std::vector<View> one;
  one.push_back(std::move(item));
  return put(key, std::move(one));
}

bool View::contains(std::string_view key) const {
  return std::any_of(entries_.begin(), entries_.end(),
                     [&](const auto& entry) { return entry.first == key; });
}

struct Templates::State {
  std::map<std::string, std::string, std::less<>> texts;  // by page, with what it includes
  std::mutex mutex;                                       // of `parsed`; a page never moves in it
  std::map<std::pair<std::string, std::string>, mustache::mustache> parsed;  // by language and page

  Result<mustache::mustache*> page(const std::string& name, std::string_view text,
                                   const Language& language) {
    const std::lock_guard lock(mutex);
    const auto found = parsed.find({language.tag, name});
    if (found != parsed.end()) return &found->second;
    CAIRN_TRY(auto page, parse(name, text, language));
    return &parsed.emplace(std::pair(language.tag, name), std::move(page)).first->second;
  }
};

Templates::Templates(std::unique_ptr<State> state) : state_(std::move(state)) {}
Templates::~Templates() = default;
Templates::Templates(Templates&&) noexcept = default;

Result<Templates> Templates::create(std::span<const Asset> files) {
  Files texts;
  for (const auto& file : files) texts.emplace(file.name, file.bytes);
  const auto layout = texts.find(layout_name);
  if (layout == texts.end()) return fail(ErrorCode::invalid, where, "The layout is missing.");
  auto state = std::make_unique<State>();
  for (const auto& [name, text] : texts) {
    if (name.front() == '_') continue;
    CAIRN_TRY(auto whole, include(texts, layout->second, text, 0));
    CAIRN_CHECK(parse(name, whole, english()));
    state->texts.emplace(name.substr(0, name.rfind('.')), std::move(whole));
  }
  return Templates(std::move(state));
}

Result<std::string> Templates::render(std::string_view name, const View& view,
                                      const Language& language) const {
  const auto found = state_->texts.find(name);
  if (found == state_->texts.end())
    return fail(ErrorCode::not_found, where, "There is no template " + std::string(name) + ".");
  CAIRN_TRY(auto* page, state_->page(found->first, found->second, language));
  try {
    const auto data = to_data(view);
    StrictContext context(&data);
    return page->render(context);
  } catch (const MissingKey& missing) {
    return fail(ErrorCode::internal, where,
                std::string(name) + " wants \"" + missing.what() + "\", which nobody gave.");
  }
}

std::vector<std::string> Templates::names() const {
  std::vector<std::string> out;
  for (const auto& [name, text] : state_->texts) out.push_back(name);
  return out;
}

}  // namespace cairn::server
