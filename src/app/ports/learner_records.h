// SPDX-License-Identifier: Apache-2.0
// Learner records: what is known of learners beyond one name and one address, the codes they prove
// an address by, and the end of all of it.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "app/ids.h"
#include "app/ports/claims.h"
#include "base/bytes.h"
#include "base/instant.h"
#include "base/result.h"

namespace cairn::app {

// An address of a learner's, the main one or another, proved by what was mailed there.
struct LearnerAddress {
  OrganisationId organisation;
  LearnerId learner;
  std::string email;  // lower case
  Instant confirmed;
};

enum class CodePurpose : std::uint8_t { add_address, recover };
inline constexpr std::string_view code_purpose_names[] = {"add-address", "recover"};
inline std::string_view name_of(CodePurpose purpose) {
  return code_purpose_names[static_cast<std::size_t>(purpose)];
}

// Sent to an address, typed or followed by whoever reads its mail. One of each purpose a learner
// and address.
struct LearnerCode {
  OrganisationId organisation;
  LearnerId learner;
  CodePurpose purpose = CodePurpose::recover;
  std::string email;
  Bytes code_hash;
  Instant expires;
  std::int64_t tries = 0;
};

class LearnerRecords {
 public:
  virtual ~LearnerRecords() = default;
  // Errors: not_found.
  virtual Status rename(const OrganisationId& organisation, const LearnerId& learner,
                        const std::string& name) = 0;

  // Errors: conflict (somebody has proved it before).
  virtual Status add_address(const LearnerAddress& address) = 0;
  // Who proved it. Errors: not_found.
  virtual Result<LearnerAddress> find_address(const OrganisationId& organisation,
                                              const std::string& email) = 0;
  // Mail goes there from now on. Errors: not_found.
  virtual Status set_main(const OrganisationId& organisation, const LearnerId& learner,
                          const std::string& email) = 0;
  virtual Result<std::vector<LearnerAddress>> addresses_of(const OrganisationId& organisation,
                                                           const LearnerId& learner) = 0;
  // Errors: not_found.
  virtual Status remove_address(const OrganisationId& organisation, const LearnerId& learner,
                                const std::string& email) = 0;
  // In every organisation, by their first or a further address.
  virtual Result<std::vector<Learner>> find_by_address(const std::string& email) = 0;

  // Takes the place of the one before.
  virtual Status put_code(const LearnerCode& code) = 0;
  // Errors: not_found.
  virtual Result<LearnerCode> find_code(const OrganisationId& organisation,
                                        const LearnerId& learner, CodePurpose purpose,
                                        const std::string& email) = 0;
  // Addresses that wait for their code, the newest first.
  virtual Result<std::vector<LearnerCode>> codes_of(const OrganisationId& organisation,
                                                    const LearnerId& learner) = 0;
  // Errors: not_found.
  virtual Result<LearnerCode> find_code_by_hash(const OrganisationId& organisation,
                                                CodePurpose purpose, const Bytes& code_hash) = 0;
  virtual Status remove_codes(const OrganisationId& organisation, const LearnerId& learner) = 0;
  virtual Status remove_codes_expired(Instant now) = 0;

  // Everything this learner said, brought or is called: claims stay as rows without content, for
  // awards and statistics refer to them. Awards are erased by AwardChanges.
  // `token_hash`: of a token that nobody has.
  virtual Status erase(const OrganisationId& organisation, const LearnerId& learner,
                       const Bytes& token_hash) = 0;
};

}  // namespace cairn::app
