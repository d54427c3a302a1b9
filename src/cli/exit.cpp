// SPDX-License-Identifier: Apache-2.0
#include "cli/exit.h"

namespace cairn::cli {
namespace {

int strength(Exit exit) {
  if (exit == Exit::yes) return 0;
  if (exit == Exit::undetermined) return 1;
  return exit == Exit::no ? 3 : 2;
}

}  // namespace

Exit exit_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::unreadable:
    case ErrorCode::too_large:
    case ErrorCode::invalid:
    case ErrorCode::unsupported:
    case ErrorCode::undefined_term: return Exit::unreadable;
    case ErrorCode::unknown_context:
    case ErrorCode::unreachable: return Exit::unreachable;
    case ErrorCode::not_found: return Exit::no;
    case ErrorCode::not_permitted:
    case ErrorCode::too_many: return Exit::not_permitted;
    case ErrorCode::conflict:
    case ErrorCode::no_room:
    case ErrorCode::read_only:
    case ErrorCode::io: return Exit::io;
    case ErrorCode::internal: break;
  }
  return Exit::our_fault;
}

Exit stronger(Exit a, Exit b) { return strength(b) > strength(a) ? b : a; }

}  // namespace cairn::cli
