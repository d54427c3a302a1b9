// SPDX-License-Identifier: Apache-2.0
#include "server/templates.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <regex>

namespace cairn::server {
namespace {

constexpr Asset small[] = {
    {"_layout.html", "text/html", "<{{> content}}>"},
    {"_part.html", "text/html", "[{{name}}]"},
    {"a.html", "text/html",
     "{{> _part}}{{#items}}{{name}},{{/items}}{{#why}}{{.}}{{/why}}{{{raw_html}}}"},
};

View full_view() {
  View view;
  view.text("name", "<b>&\"'").maybe("why", "").html("raw_html", {"<i>"});
  std::vector<View> items(2);
  items[0].text("name", "1");
  items[1].text("name", "2");
  view.list("items", std::move(items));
  return view;
}

TEST(Templates, EscapesTextAndOnlyText) {
  const auto templates = Templates::create(small);
  ASSERT_TRUE(templates);
  EXPECT_EQ(*templates->render("a", full_view()), "<[&lt;b&gt;&amp;&quot;&apos;]1,2,<i>>");
}

TEST(Templates, ShowWhatThereMayBe) {
  const auto templates = Templates::create(small);
  View view;
  view.text("name", "").maybe("why", "so").html("raw_html", {""}).list("items", {});
  EXPECT_EQ(*templates->render("a", view), "<[]so>");
}

TEST(Templates, RefuseAKeyNobodyGave) {
  const auto templates = Templates::create(small);
  View view;
  view.text("name", "x");
  const auto rendered = templates->render("a", view);
  ASSERT_FALSE(rendered);
  EXPECT_EQ(rendered.error().code, ErrorCode::internal);
  EXPECT_NE(rendered.error().detail.find("\"items\""), std::string::npos);
}

TEST(Templates, RefuseAnIncludeThatIsMissing) {
  constexpr Asset files[] = {{"_layout.html", "", "{{> content}}"}, {"a.html", "", "{{> _b}}"}};
  EXPECT_FALSE(Templates::create(files));
}

TEST(Templates, RefuseIncludesWithoutEnd) {
  constexpr Asset files[] = {{"_layout.html", "", "{{> content}}"}, {"a.html", "", "{{> a}}"}};
  EXPECT_FALSE(Templates::create(files));
}

TEST(Templates, OfOursAllParse) {
  const auto templates = Templates::create(template_files());
  ASSERT_TRUE(templates) << templates.error().detail;
  EXPECT_GT(templates->names().size(), 10U);
}

// The content security policy forbids them, and unescaped text is for our own markup alone.
TEST(Templates, OfOursHaveNothingInline) {
  const std::regex inline_code(R"(<script(?![^>]*src=)|<style|\son\w+=|\sstyle=|javascript:)");
  const std::regex unescaped(R"(\{\{(?:&\s*|\{)(?!\w+_html\}))");
  for (const auto& file : template_files()) {
    const std::string text(file.bytes);
    EXPECT_FALSE(std::regex_search(text, inline_code)) << file.name;
    EXPECT_FALSE(std::regex_search(text, unescaped)) << file.name;
  }
}

// Left and right are the same for every language; start and end turn with it.
TEST(Templates, StylesOfOursTurnWithTheDirectionOfTheText) {
  const std::regex physical(
      R"((margin|padding|border)-(left|right)|(text-align|float): ?(left|right)|[^-\w](left|right): )");
  const auto* style = find_static("style.css");
  ASSERT_NE(style, nullptr);
  const std::string text(style->bytes);
  EXPECT_EQ(std::count(text.begin(), text.end(), '{'), std::count(text.begin(), text.end(), '}'));
  for (std::sregex_iterator it(text.begin(), text.end(), physical), end; it != end; ++it)
    ADD_FAILURE() << text.substr(static_cast<std::size_t>(it->position()), 60);
}

}  // namespace
}  // namespace cairn::server
