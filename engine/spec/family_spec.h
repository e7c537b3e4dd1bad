#pragma once

#include <cassert>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "engine/spec/part.h"

namespace synthslice::spec {

/// The part of an experiment that belongs to its family: a value of the family's own struct, such as GanSpec.
/// The struct can be copied and compared, names its family (`static constexpr const char* family`) and tells
/// its parts (`std::vector<Part> parts()`).
class FamilySpec {
public:
    /// Of a GAN, with the defaults of its parameters.
    FamilySpec();
    template <class S>
    requires requires { S::family; }
    FamilySpec(S value) : m_holder(std::make_unique<HolderOf<S>>(std::move(value))) {}
    FamilySpec(const FamilySpec& other) : m_holder(other.m_holder->clone()) {}
    FamilySpec(FamilySpec&&) noexcept = default;
    FamilySpec& operator=(FamilySpec other) noexcept
    {
        m_holder.swap(other.m_holder);
        return *this;
    }
    ~FamilySpec() = default;

    [[nodiscard]] std::string name() const { return m_holder->name(); }

    /// What stands in the struct; they live as long as this value.
    [[nodiscard]] std::vector<Part> parts() { return m_holder->parts(); }
    /// The same, for reading only.
    [[nodiscard]] std::vector<Part> parts() const { return m_holder->parts(); }

    /// The struct, which must be of that type.
    template <class S>
    [[nodiscard]] const S& as() const
    {
        assert(name() == S::family);
        return static_cast<const HolderOf<S>&>(*m_holder).value;
    }
    template <class S>
    [[nodiscard]] S& as()
    {
        return const_cast<S&>(std::as_const(*this).as<S>());
    }

    bool operator==(const FamilySpec& other) const
    {
        return name() == other.name() && m_holder->equals(*other.m_holder);
    }

private:
    struct Holder {
        virtual ~Holder() = default;
        [[nodiscard]] virtual const char* name() const = 0;
        [[nodiscard]] virtual std::unique_ptr<Holder> clone() const = 0;
        [[nodiscard]] virtual std::vector<Part> parts() = 0;
        /// `other` is of the same family.
        [[nodiscard]] virtual bool equals(const Holder& other) const = 0;
    };
    template <class S>
    struct HolderOf final : Holder {
        explicit HolderOf(S is) : value(std::move(is)) {}
        [[nodiscard]] const char* name() const override { return S::family; }
        [[nodiscard]] std::unique_ptr<Holder> clone() const override
        {
            return std::make_unique<HolderOf>(value);
        }
        [[nodiscard]] std::vector<Part> parts() override { return value.parts(); }
        [[nodiscard]] bool equals(const Holder& other) const override
        {
            return value == static_cast<const HolderOf&>(other).value;
        }
        S value;
    };

    std::unique_ptr<Holder> m_holder;
};

}  // namespace synthslice::spec
