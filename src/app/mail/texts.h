// SPDX-License-Identifier: Apache-2.0
// What mails to learners say, a row for each kind.
#pragma once
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/ports/wording.h"

namespace cairn::app {

enum class MailKind : std::uint8_t {
  claim_received,
  claim_asked,
  claim_returned,
  claim_declined,
  award_made,
  award_offered,
  offer_ending,
  offer_over,
  award_corrected,
  award_extended,
  award_revoked,
  award_suspended,
  award_reinstated,
  award_ending,
  outcomes_asked,
};
inline constexpr std::size_t mail_kinds = 15;

// The values of a mail. What is empty is left out with its paragraph.
struct MailWords {
  std::string name;  // of the learner
  std::string organisation;
  std::string badge;
  std::string reason;  // or what is asked for, or a message of the organisation
  std::string day;
  std::string link;
  std::string end;             // the address that ends such mail
  std::string signature = {};  // of the organisation, lines
};

struct MailText {
  std::string subject;
  std::string text;
  std::string language = {};  // of both, BCP 47; "": English
};

// `wording`: null for English.
MailText mail_text(const Wording* wording, std::string_view language, MailKind kind,
                   const MailWords& words);

// `text` with each "{key}" replaced by its value; what no value is known of stays.
std::string with_values(std::string_view text,
                        const std::vector<std::pair<std::string_view, std::string_view>>& values);

}  // namespace cairn::app
