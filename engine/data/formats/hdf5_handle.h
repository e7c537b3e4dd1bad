#pragma once

#include <hdf5.h>

namespace synthslice::data {

/// An identifier of HDF5 that closes itself; negative where opening failed.
class Hdf5Handle {
public:
    using Close = herr_t (*)(hid_t);
    Hdf5Handle(hid_t id, Close close) : m_id(id), m_close(close) {}
    Hdf5Handle(Hdf5Handle&& other) noexcept : m_id(other.m_id), m_close(other.m_close) { other.m_id = -1; }
    Hdf5Handle(const Hdf5Handle&) = delete;
    Hdf5Handle& operator=(const Hdf5Handle&) = delete;
    Hdf5Handle& operator=(Hdf5Handle&&) = delete;
    ~Hdf5Handle()
    {
        if (m_id >= 0) m_close(m_id);
    }

    [[nodiscard]] bool isOpen() const { return m_id >= 0; }
    [[nodiscard]] hid_t id() const { return m_id; }

private:
    hid_t m_id;
    Close m_close;
};

}  // namespace synthslice::data
