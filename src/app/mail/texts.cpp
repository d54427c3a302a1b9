// SPDX-License-Identifier: Apache-2.0
#include "app/mail/texts.h"

namespace cairn::app {
namespace {

// `before` stands above the reason and `after` below it; where there is no reason, they follow each
// other.
struct Template {
  std::string_view subject, before, after;
};
constexpr Template templates[] = {
    {to_say("We have your claim for “{badge}”"),
     to_say("{organisation} has received what you sent in for “{badge}” and will look at it. You "
            "hear by mail when it is decided."),
     to_say("Your page, which is yours alone:")},
    {to_say("More is asked for: {badge}"),
     to_say("Before “{badge}” can be decided, {organisation} asks you for this:"),
     to_say("Send it in on your page:")},
    {to_say("Your claim came back: {badge}"),
     to_say("{organisation} cannot assess what you sent in for “{badge}” as it is:"),
     to_say("Send it in anew on your page:")},
    {to_say("Decided: {badge}"), to_say("{organisation} has declined your claim for “{badge}”:"),
     to_say("Your page says what you can do now:")},
    {to_say("Your badge: {badge}"),
     to_say("{organisation} has awarded you “{badge}”. It is signed, so that anyone can check it."),
     to_say("Look at it, take it along, share it or keep it to yourself:")},
    {to_say("A badge is offered to you: {badge}"),
     to_say("{organisation} offers you “{badge}”. It is yours if you accept it until {day}."),
     to_say("Look at it, and accept or decline it:")},
    {to_say("Until {day}: your badge {badge}"),
     to_say(
         "The offer of “{badge}” by {organisation} ends on {day}. Nobody but you can accept it."),
     to_say("Look at it, and accept or decline it:")},
    {to_say("The offer is over: {badge}"),
     to_say("“{badge}” by {organisation} was not accepted in time, so it was withdrawn. Ask "
            "{organisation} if you would like it after all."),
     to_say("What was offered:")},
    {to_say("Your badge was corrected: {badge}"),
     to_say("{organisation} has signed “{badge}” anew, at the same address:"),
     to_say("Files that you took along before now read as revoked. Take it along again:")},
    {to_say("Your badge has another end: {badge}"),
     to_say("{organisation} has signed “{badge}” anew, with another last day:"),
     to_say("Files that you took along before now read as revoked. Take it along again:")},
    {to_say("Your badge was revoked: {badge}"),
     to_say(
         "{organisation} has revoked “{badge}”. Whoever checks it reads that it counts no more:"),
     to_say("Its page:")},
    {to_say("Your badge is suspended: {badge}"),
     to_say("{organisation} has suspended “{badge}” for now. Whoever checks it reads that:"),
     to_say("Its page:")},
    {to_say("Your badge holds again: {badge}"),
     to_say("{organisation} has ended the suspension of “{badge}”."), to_say("Its page:")},
    {to_say("Until {day}: {badge}"), to_say("“{badge}” by {organisation} is valid until {day}."),
     to_say("How it is earned, and renewed:")},
    {to_say("What has come since: {badge}"),
     to_say("On {day} you earned “{badge}”. What has come since: new responsibilities, an "
            "interview, a raise, or nothing so far? Two minutes now are worth a page when you next "
            "talk about your pay or apply somewhere. What you record is yours alone."),
     to_say("Record it, or turn these questions off:")},
};
static_assert(std::size(templates) == mail_kinds);

constexpr std::string_view greeting = to_say("Hello {name},");
constexpr std::string_view footer = to_say(
    "You get this because {organisation} knows this address together with the badge. No "
    "more of these mails: {end}");

}  // namespace

std::string with_values(std::string_view text,
                        const std::vector<std::pair<std::string_view, std::string_view>>& values) {
  std::string out;
  while (!text.empty()) {
    const auto open = text.find('{');
    out += text.substr(0, open);
    if (open == text.npos) break;
    text.remove_prefix(open);
    const auto close = text.find('}');
    const auto key = text.substr(1, close == text.npos ? 0 : close - 1);
    bool known = false;
    for (const auto& [name, value] : values) {
      if (name != key) continue;
      out += value;
      known = true;
    }
    const auto length = known ? close + 1 : 1;
    if (!known) out += text.substr(0, length);
    text.remove_prefix(length);
  }
  return out;
}

MailText mail_text(const Wording* wording, std::string_view language, MailKind kind,
                   const MailWords& words) {
  const auto say = [&](std::string_view english) {
    return with_values(wording == nullptr ? english : wording->say(language, english),
                       {{"name", words.name},
                        {"organisation", words.organisation},
                        {"badge", words.badge},
                        {"day", words.day},
                        {"end", words.end}});
  };
  const auto& it = templates[static_cast<std::size_t>(kind)];
  MailText out{.subject = say(it.subject), .text = {}, .language = std::string(language)};
  if (!words.name.empty()) out.text += say(greeting) + "\n\n";
  out.text += say(it.before) + "\n\n";
  if (!words.reason.empty()) out.text += words.reason + "\n\n";
  if (!words.link.empty()) out.text += say(it.after) + "\n" + words.link + "\n\n";
  if (!words.signature.empty()) out.text += words.signature + "\n\n";
  if (!words.end.empty()) out.text += "-- \n" + say(footer) + "\n";
  return out;
}

}  // namespace cairn::app
