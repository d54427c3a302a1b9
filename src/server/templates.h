// SPDX-License-Identifier: Apache-2.0
// Pages from mustache templates, strictly: a key that a template names and the view does not hold
// is an error, never an empty place. Text is escaped; only what is an Html stands in a page as is.
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/result.h"
#include "server/assets.h"
#include "server/language.h"

namespace cairn::server {

// Markup made by this program. Its keys end in "_html" and templates write them {{{key_html}}}.
struct Html {
  std::string markup;
};

// The values of a template. Sections see the keys of the views around them.
class View {
 public:
  View& text(std::string_view key, std::string_view value);
  // Nothing where the value is empty: {{#key}}…{{.}}…{{/key}}
  View& maybe(std::string_view key, std::string_view value);
  View& number(std::string_view key, std::int64_t value);
  View& flag(std::string_view key, bool value);
  View& html(std::string_view key, Html value);
  View& list(std::string_view key, std::vector<View> items);
  // A list, and "any_KEY": whether there is anything in it.
  View& rows(std::string_view key, std::vector<View> items);
  View& section(std::string_view key, View item);

  using Entry = std::variant<bool, std::string, std::vector<View>>;
  const std::vector<std::pair<std::string, Entry>>& entries() const { return entries_; }
  bool contains(std::string_view key) const;

 private:
  View& put(std::string_view key, Entry entry);
  std::vector<std::pair<std::string, Entry>> entries_;
};

// Used by all threads. "{{> name}}" is replaced by the file name.html when a template is read, and
// every page (a file without a leading "_") stands in "{{> content}}" of _layout.html. "[[Text]]"
// is said in the language asked for; a page is parsed once a language, when it is first wanted.
class Templates {
 public:
  // Errors: invalid (syntax, an include that does not exist or nests too deep, an open "[[").
  static Result<Templates> create(std::span<const Asset> files);
  ~Templates();
  Templates(Templates&&) noexcept;

  // Errors: not_found (the template), internal (a key the view does not hold, named in `detail`),
  // invalid (a translation that is no template).
  Result<std::string> render(std::string_view name, const View& view,
                             const Language& language = english()) const;
  std::vector<std::string> names() const;

 private:
  struct State;
  explicit Templates(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace cairn::server
