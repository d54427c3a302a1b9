// SPDX-License-Identifier: Apache-2.0
// Who is awarded: the learner of an address, made where there is none, with a page that their
// personal link leads to.
#pragma once
#include "app/awards/personal_link.h"
#include "app/ports/claims.h"

namespace cairn::app {

class Recipients {
 public:
  // Opens a transaction. Errors: those of PersonalLinks.
  static Result<Recipients> open(Context& context);

  // Not stored yet.
  Learner fresh(Context& context, const OrganisationId& organisation, const std::string& name,
                const std::string& email) const;
  // The learner of that address, never who only typed it, under the name and address that this
  // award gives; stored where new.
  Result<Learner> settle(Context& context, Transaction& transaction,
                         const OrganisationId& organisation, const std::string& name,
                         const std::string& email) const;
  const PersonalLinks& links() const { return links_; }

 private:
  Recipients(PersonalLinks links, NameRun names) : links_(std::move(links)), names_(names) {}
  PersonalLinks links_;
  NameRun names_;
};

}  // namespace cairn::app
