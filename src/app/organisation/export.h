// SPDX-License-Identifier: Apache-2.0
// Everything of an organisation as one ZIP, made while it leaves: what is held is one file and one
// portion of rows, however much there is. It is of one moment: what is written meanwhile waits for
// nothing and is not in it.
#pragma once
#include <memory>
#include <string>

#include "app/context.h"
#include "app/ports/archives.h"

namespace cairn::app {

class OrganisationExport {
 public:
  // Written into the log. Errors: not_found; unsupported (no archives here).
  static Result<std::unique_ptr<OrganisationExport>> begin(Context& context, const Actor& actor);
  ~OrganisationExport();

  // The next 64 KiB of it or more; "" at its end. Errors: of the store; then the file is not whole.
  Result<std::string> next();

 private:
  struct State;
  explicit OrganisationExport(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace cairn::app
