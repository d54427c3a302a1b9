// SPDX-License-Identifier: Apache-2.0
// A house with somebody's workbook, and the starter framework.
#pragma once
#include "app/career/library.h"
#include "app/career/workbook.h"
#include "house.h"

namespace cairn::app::career {

class CareerHouse : public House {
 protected:
  CareerHouse() { bring_model(); }
  const Shelf& shelf() {
    if (!shelf_) shelf_ = must(library_->shelf("starter"));
    return *shelf_;
  }
  std::shared_ptr<const Offers> offers() { return must(context_->library.offers()); }

  Workbook workbook_;

 private:
  std::shared_ptr<const Shelf> shelf_;
};

}  // namespace cairn::app::career
