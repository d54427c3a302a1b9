// SPDX-License-Identifier: Apache-2.0
// Questions about an offer, and their answers by holders and by who issues it. They belong to the
// organisation that reviews of it belong to.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/ids.h"
#include "app/ports/page.h"
#include "base/instant.h"
#include "base/result.h"

namespace cairn::app {

using QuestionId = Id<struct QuestionTag>;
using AnswerId = Id<struct AnswerTag>;

struct OfferQuestion {
  OrganisationId organisation;
  QuestionId id;
  std::string offer;
  std::string asker;  // id of a learner
  std::string text;
  std::string name;  // "": shown without one
  Instant asked;
  std::optional<Instant> hidden;
  std::string hidden_reason;
};

enum class Voice : std::uint8_t { holder, issuer };
inline constexpr std::string_view voice_names[] = {"holder", "issuer"};

struct QuestionAnswer {
  OrganisationId organisation;
  AnswerId id;
  QuestionId question;
  std::string author;  // id of a learner or of somebody with an account; "" of the issuer
  Voice voice = Voice::holder;
  std::string text;
  std::string name;  // "": shown without one; of the issuer its own
  Instant written;
  std::optional<Instant> hidden;
  std::string hidden_reason;
};

class Questions {
 public:
  virtual ~Questions() = default;
  virtual Status add(const OfferQuestion& question) = 0;
  virtual Status add_answer(const QuestionAnswer& answer) = 0;
  // Errors of each: not_found.
  virtual Result<OfferQuestion> find(const OrganisationId& organisation, const QuestionId& id) = 0;
  virtual Result<QuestionAnswer> find_answer(const OrganisationId& organisation,
                                             const AnswerId& id) = 0;
  // Hidden or shown again.
  virtual Status update(const OfferQuestion& question) = 0;
  virtual Status update_answer(const QuestionAnswer& answer) = 0;
  virtual Status remove(const OrganisationId& organisation, const QuestionId& id) = 0;
  virtual Status remove_answer(const OrganisationId& organisation, const AnswerId& id) = 0;
  // Newest first, without hidden ones; `offer` "" is any, and then hidden ones are there too.
  // Errors: not_found (no row has the id the page follows).
  virtual Result<std::vector<OfferQuestion>> list(const OrganisationId& organisation,
                                                  const std::string& offer, const Page& page) = 0;
  // Oldest first, hidden ones too.
  virtual Result<std::vector<QuestionAnswer>> answers_of(const OrganisationId& organisation,
                                                         const QuestionId& question) = 0;
  virtual Result<std::int64_t> count(const OrganisationId& organisation,
                                     const std::string& offer) = 0;
  // How many somebody wrote since then.
  virtual Result<std::int64_t> count_asked(const OrganisationId& organisation,
                                           const std::string& asker, Instant since) = 0;
  virtual Result<std::int64_t> count_answered(const OrganisationId& organisation,
                                              const std::string& author, Instant since) = 0;
  virtual Result<std::vector<OfferQuestion>> list_of_asker(const OrganisationId& organisation,
                                                           const std::string& asker) = 0;
  virtual Result<std::vector<QuestionAnswer>> list_of_author(const OrganisationId& organisation,
                                                             const std::string& author) = 0;
  // Questions with all their answers, and answers.
  virtual Status remove_of_person(const OrganisationId& organisation,
                                  const std::string& person) = 0;
};

}  // namespace cairn::app
