// SPDX-License-Identifier: Apache-2.0
// Library: the frameworks of this installation with what belongs to each, and its catalogues; read
// at first use and shared by everybody from then on.
#pragma once
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "app/career/catalogues.h"
#include "app/ports/frameworks.h"
#include "catalogue/search.h"
#include "linker/linker.h"
#include "linker/training.h"
#include "skills/search.h"

namespace cairn::app::career {

// A framework that is planned with. Nothing in it changes.
class Shelf {
 public:
  Shelf(skills::Framework framework, Bytes model);

  const skills::Framework framework;
  const skills::FrameworkIndex index;
  const skills::SkillSearch search;

  // Errors: of linker::Linker::open, as when the shelf was made.
  const Result<linker::Linker>& linker() const { return linker_; }
  // The skill's label, or the id where the framework does not have it.
  std::string_view label(std::string_view skill_id) const;

 private:
  Bytes model_;
  Result<linker::Linker> linker_;
};

// Every offer of every catalogue.
struct Offers {
  std::vector<catalogue::Catalogue> catalogues;
  std::optional<catalogue::Search> search;  // over them
};

class Library {
 public:
  Library(Frameworks& frameworks, const Catalogues& catalogues, linker::Parallel parallel)
      : frameworks_(frameworks), catalogues_(catalogues), parallel_(std::move(parallel)) {}

  // The one named, or the default where `name` is "". Its linker is trained where that was not
  // done yet, which takes seconds, and kept; others who ask meanwhile wait. Errors: of Frameworks,
  // of linker::train.
  Result<std::shared_ptr<const Shelf>> shelf(std::string_view name);

  // Errors: of Catalogues.
  Result<std::shared_ptr<const Offers>> offers();

  // What was imported since is read again at the next use.
  void forget();

 private:
  Result<std::shared_ptr<const Shelf>> read_shelf(const std::string& name);

  Frameworks& frameworks_;
  const Catalogues& catalogues_;
  linker::Parallel parallel_;
  std::mutex mutex_;  // held while something is read: two readers would read the same
  std::map<std::string, std::shared_ptr<const Shelf>, std::less<>> shelves_;
  std::shared_ptr<const Offers> offers_;
};

// Pieces on as many threads as the machine has processors.
linker::Parallel on_all_processors();

}  // namespace cairn::app::career
