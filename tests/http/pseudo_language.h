// SPDX-License-Identifier: Apache-2.0
// A language that nobody speaks: every letter of our texts is written as its full-width twin (Ａ
// for A). What still stands on a page in plain letters, and is not what somebody wrote, was never
// given to the translators.
#pragma once
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "app/context.h"
#include "server/language.h"

namespace cairn::server {

inline constexpr std::string_view pseudo_tag = "xx";

// English and the pseudo-language, with a text for each that web/messages knows.
std::shared_ptr<const Languages> pseudo_languages();

// What people can read or hear of a page: texts between its tags, and alt, aria-label, placeholder,
// title and the description of its head. A block that is code, or typed by somebody, is left out.
std::vector<std::string> readable_texts(std::string_view html);

// Those of them with plain words in them, once `data` is taken out: names that people gave, and
// what says the same in every language.
std::vector<std::string> untranslated(std::string_view html, const std::set<std::string>& data);

// Of the starter framework and its offers, which are written in one language.
std::set<std::string> starter_texts(app::Context& context);

}  // namespace cairn::server
